import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** The server's end of one WebSocket: texts, pings and the goodbye; what the client sends comes in whole frames. */
export type ServerSocket = {
  readonly send: (text: string) => void;
  readonly onText: (hear: (text: string) => void) => void;
  readonly onClose: (hear: () => void) => void;
  /** Breaks the connection without a word. */
  readonly drop: () => void;
  /** Answers nothing any more, as behind a cable that was pulled. */
  readonly silence: () => void;
};

const opcodes = { text: 1, close: 8, ping: 9, pong: 10 } as const;

/** Takes over a connection that asks to become a WebSocket (RFC 6455). */
export function acceptWebSocket(request: IncomingMessage, stream: Duplex): ServerSocket {
  const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  stream.write(
    [
      'HTTP/1.1 101 Switching Protocols',
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Accept: ${createHash('sha1').update(key).digest('base64')}`,
      '\r\n',
    ].join('\r\n'),
  );
  let isSilent = false;
  let unread: Buffer = Buffer.alloc(0);
  const hearing: ((text: string) => void)[] = [];
  const write = (opcode: number, data: Buffer) => {
    if (!isSilent && stream.writable) stream.write(Buffer.concat([header(opcode, data.length), data]));
  };
  stream.on('error', () => {});
  stream.on('data', (data: Buffer) => {
    unread = Buffer.concat([unread, data]);
    for (let frame = readFrame(unread); frame; frame = readFrame(unread)) {
      unread = unread.subarray(frame.size);
      if (isSilent) continue;
      if (frame.opcode === opcodes.ping) write(opcodes.pong, frame.data);
      if (frame.opcode === opcodes.text) for (const hear of hearing) hear(frame.data.toString());
      if (frame.opcode === opcodes.close) {
        write(opcodes.close, frame.data);
        stream.end();
      }
    }
  });
  return {
    send: (text) => write(opcodes.text, Buffer.from(text)),
    onText: (hear) => hearing.push(hear),
    onClose: (hear) => stream.once('close', hear),
    drop: () => stream.destroy(),
    silence: () => {
      isSilent = true;
    },
  };
}

function header(opcode: number, length: number): Buffer {
  if (length < 126) return Buffer.from([0x80 | opcode, length]);
  const size = Buffer.alloc(length < 65_536 ? 2 : 8);
  if (length < 65_536) size.writeUInt16BE(length);
  else size.writeBigUInt64BE(BigInt(length));
  return Buffer.concat([Buffer.from([0x80 | opcode, length < 65_536 ? 126 : 127]), size]);
}

/** The first frame; undefined while it did not come in whole. */
function readFrame(
  bytes: Buffer,
): { readonly opcode: number; readonly data: Buffer; readonly size: number } | undefined {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return undefined;
  const short = second & 0x7f;
  const sizeBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const start = 2 + sizeBytes + 4;
  if (bytes.length < start) return undefined;
  const length = sizeBytes === 0 ? short : sizeBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < start + length) return undefined;
  const mask = bytes.subarray(start - 4, start);
  const data = Buffer.from(bytes.subarray(start, start + length).map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
  return { opcode: first & 0x0f, data, size: start + length };
}

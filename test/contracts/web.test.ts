import type { Handler } from '../../src/platforms/platform.ts';
import { appAround } from '../support/chat-page.ts';
import { findAll, type HtmlElement, parseHtml, readHtml } from '../support/html-tree.ts';
import { describeBehaviour, type Filled, type Person, type Place, type Seen, type SeenField } from './behaviour.ts';

describeBehaviour('on the chat page', async (bot) => openPage(bot));

/** The chat page without a network or a browser: what is asked of it are the requests that its forms send. */
function openPage(handler: Handler): Place {
  const app = appAround(handler);
  return {
    person: () =>
      visitor(async (body, cookie) => app.request('/messages?lang=nl', { method: 'POST', body, headers: { cookie } })),
    close: async () => {},
  };
}

/** A browser with its cookie, in which one person reads what comes. */
function visitor(ask: (body: FormData, cookie: string) => Promise<Response>): Person {
  let cookie = '';
  let shown = '';
  const send = async (fields: readonly (readonly [string, string])[]) => {
    shown = '';
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    const response = await ask(body, cookie);
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    shown += await response.text();
  };
  return {
    say: (text) => send([['q', text]]),
    seen: () => readPage(parseHtml(shown), send),
  };
}

type Send = (fields: readonly (readonly [string, string])[]) => Promise<void>;

function readPage(page: HtmlElement, send: Send): Seen {
  const form = findAll(page, isForm)[0];
  const presses = pressable(page);
  return {
    text: readHtml(page)
      .replace(/[ \t]*\n\s*/g, '\n')
      .trim(),
    buttons: presses.map(({ label }) => label),
    fields: form === undefined ? [] : fieldsOf(form).map(readField),
    files: findAll(page, ({ attributes }) => attributes.download !== undefined).map(({ attributes }) => ({
      name: attributes.download ?? '',
      read: async () => readDataAddress(attributes.href ?? ''),
    })),
    press: async (label) => send([['action', named(presses, label).action]]),
    send: async (filled = {}, button) => {
      if (form === undefined) throw new Error(`no form in:\n${readHtml(page)}`);
      const ways = pressable(form);
      const { action } = button === undefined ? (ways[0] ?? { action: '' }) : named(ways, button);
      await send([...fill(form, filled), ['action', action]]);
    },
  };
}

const isForm = ({ name, attributes }: HtmlElement) => name === 'form' && attributes.class === 'fields';
const isField = ({ attributes }: HtmlElement) => attributes.class === 'field';
const isControl = ({ name }: HtmlElement) => ['input', 'textarea', 'select'].includes(name);
const isTick = ({ attributes }: HtmlElement) => attributes.type === 'checkbox' || attributes.type === 'radio';
const fieldsOf = (form: HtmlElement) => findAll(form, isField);

type Pressable = { readonly label: string; readonly action: string };

function pressable(within: HtmlElement): readonly Pressable[] {
  return findAll(within, ({ name, attributes }) => name === 'button' && attributes.name === 'action')
    .concat(
      findAll(within, ({ name, attributes }) => name === 'select' && attributes.name === 'action').flatMap((each) =>
        findAll(each, ({ name }) => name === 'option'),
      ),
    )
    .map((element) => ({ label: line(element), action: element.attributes.value ?? '' }));
}

function named(all: readonly Pressable[], label: string): Pressable {
  const found = all.find((each) => each.label === label);
  if (!found) throw new Error(`no button "${label}", but: ${all.map((each) => each.label).join(', ')}`);
  return found;
}

function line(element: HtmlElement): string {
  return readHtml(element).replace(/\s+/g, ' ').trim();
}

/** The label of a field without what is told beside it. */
function labelOf(field: HtmlElement): string {
  const [label] = findAll(field, ({ name }) => name === 'legend' || name === 'label');
  const own = label?.children.filter((child) => typeof child === 'string') ?? [];
  return own.join('').replace(/\s+/g, ' ').trim();
}

/** The places to fill in a field, each with the label of its row. */
function controlsOf(field: HtmlElement): readonly { readonly row: string; readonly control: HtmlElement }[] {
  const rows = findAll(field, ({ name, attributes }) => name === 'label' && attributes.class === 'option');
  if (rows.length === 0) return findAll(field, isControl).map((control) => ({ row: '', control }));
  return rows.flatMap((row) => findAll(row, isControl).map((control) => ({ row: line(row), control })));
}

function readField(field: HtmlElement): SeenField {
  const [problem] = findAll(field, ({ attributes }) => attributes.class === 'problem');
  const controls = controlsOf(field);
  const ticked = controls.filter(({ control }) => control.attributes.checked !== undefined).map(({ row }) => row);
  const [first] = controls;
  const several = first?.control.attributes.type === 'checkbox';
  const value =
    first !== undefined && isTick(first.control) ? (several ? ticked : (ticked[0] ?? '')) : typedIn(first?.control);
  return { label: labelOf(field), value, ...(problem === undefined ? {} : { problem: line(problem) }) };
}

function typedIn(control: HtmlElement | undefined): string {
  if (control?.name === 'textarea') return control.children.join('').replace(/^\n/, '');
  if (control?.name !== 'select') return control?.attributes.value ?? '';
  const [chosen] = findAll(control, ({ attributes }) => attributes.selected !== undefined);
  return chosen === undefined ? '' : line(chosen);
}

/** What a browser sends of a form in which a person filled in this. */
function fill(form: HtmlElement, filled: Filled): (readonly [string, string])[] {
  const unknown = Object.keys(filled).filter((label) => !fieldsOf(form).some((field) => labelOf(field) === label));
  if (unknown.length > 0) throw new Error(`no field ${unknown.join(', ')} in:\n${readHtml(form)}`);
  return fieldsOf(form).flatMap((field) => {
    const hidden = findAll(field, ({ attributes }) => attributes.type === 'hidden');
    const value = filled[labelOf(field)] ?? readField(field).value;
    const rows = controlsOf(field).map(({ row }) => row);
    const strange = [value].flat().filter((each) => rows[0] !== '' && each !== '' && !rows.includes(each));
    if (strange.length > 0) throw new Error(`no row ${strange.join(', ')}, but: ${rows.join(', ')}`);
    const sent = controlsOf(field).flatMap(({ row, control }) => sentBy(control, row, value));
    return [...hidden.map(({ attributes }) => [attributes.name ?? '', ''] as const), ...sent];
  });
}

function sentBy(control: HtmlElement, row: string, value: string | readonly string[]): (readonly [string, string])[] {
  const name = control.attributes.name ?? '';
  if (isTick(control)) return [value].flat().includes(row) ? [[name, control.attributes.value ?? '']] : [];
  if (control.name !== 'select') return [[name, String(value)]];
  const option = findAll(control, (each) => each.name === 'option' && line(each) === value)[0];
  return [[name, option?.attributes.value ?? '']];
}

function readDataAddress(address: string): Uint8Array {
  const [, kind = '', data = ''] = /^data:([^,]*),(.*)$/s.exec(address) ?? [];
  return kind.endsWith(';base64') ? Uint8Array.fromBase64(data) : new TextEncoder().encode(decodeURIComponent(data));
}

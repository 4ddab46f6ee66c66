import { z } from 'zod';
import type { Problem } from '../problems.ts';
import { parseCsv, type Row, type TextFile } from './csv-file.ts';

const cellList = z.string().transform((cell) => cell.split('|').filter((part) => part !== ''));
const nis = z.string().regex(/^\d{5}$/, 'expected a NIS code of five digits');
const websiteStatuses = ['confirmed', 'plausible', 'from_portal_url', 'check'] as const;

const municipalityRow = z.object({
  nis,
  name: z.string().min(1),
  province: z.string().min(1),
  arrondissement: z.string().min(1),
  population: z.coerce.number().int().positive(),
  population_year: z.coerce.number().int(),
  postal_codes: cellList,
  former_names: cellList,
  submunicipalities: cellList,
});

const mergerRow = z.object({
  old_nis: nis,
  old_name: z.string().min(1),
  new_nis: nis,
  new_name: z.string().min(1),
  merger_date: z.iso.date('expected a day, as in `2025-01-01`'),
});

const websiteRow = z.object({
  nis,
  name: z.string().min(1),
  domain: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'expected a domain, as in `aartselaar.be`'),
  domain_status: z.enum(websiteStatuses, `expected one of ${websiteStatuses.join(', ')}`),
  council_portal_url: z
    .string()
    .refine(
      (url) => url === '' || (/^https?:\/\//.test(url) && URL.canParse(url)),
      'expected a web address or nothing',
    ),
});

const exonymRow = z.object({ name: z.string().min(1), exonym: z.string().min(1) });

const elsewhereRow = z.object({ name: z.string().min(1), other_names: cellList });

type Cells<Schema extends z.ZodType> = Row<z.output<Schema>>;
type Result<Value> = { readonly value: Value } | { readonly problems: Problem[] };

/** A Flemish municipality as it is since the mergers of 1 January 2025. */
export type Municipality = {
  /** The code of the municipality in Statbel's REFNIS, five digits. */
  readonly nis: string;
  readonly name: string;
  readonly province: string;
  readonly arrondissement: string;
  /** Residents on 1 January of `populationYear` (source: Statbel, CC BY 4.0). */
  readonly population: number;
  readonly populationYear: number;
  readonly postalCodes: readonly string[];
  /** Names of the municipalities that went into it in 2019 or 2025. */
  readonly formerNames: readonly string[];
  /** The same with the year of the merger; the present name is among them when a municipality kept it (source: Statbel). */
  readonly mergers: readonly { readonly name: string; readonly since: number }[];
  readonly submunicipalities: readonly { readonly name: string; readonly postalCode: string }[];
  /** Names in other languages, each with the present or former name that it stands for. */
  readonly exonyms: readonly { readonly name: string; readonly exonym: string }[];
  /** Its own website, ending in `/`. Nobody opened it for us, but a second source has the same domain. */
  readonly website?: string;
  /** What its website is likely to be, ending in `/`: to be shown as likely. Never there together with `website`. */
  readonly probableWebsite?: string;
  /** Where the decisions of its council are published; nobody opened it for us. */
  readonly councilPortal?: string;
};

/** The files that hold what is known about the municipalities; knowledge/municipalities/README.md explains the columns. */
export type MunicipalityFiles = Readonly<Record<'municipalities' | 'mergers' | 'websites' | 'exonyms', TextFile>>;

/**
 * Reads what is known about the municipalities.
 *
 * @returns the municipalities in the order of the list, or every problem with file and line; what does not fit between
 *   the files is looked at when each file is in order
 */
export function parseMunicipalities(files: MunicipalityFiles): Result<Municipality[]> {
  const municipalities = parseCsv(files.municipalities, municipalityRow);
  const mergers = parseCsv(files.mergers, mergerRow);
  const websites = parseCsv(files.websites, websiteRow);
  const exonyms = parseCsv(files.exonyms, exonymRow);
  if (!('value' in municipalities && 'value' in mergers && 'value' in websites && 'value' in exonyms)) {
    const all = [municipalities, mergers, websites, exonyms];
    return { problems: all.flatMap((result) => ('problems' in result ? result.problems : [])) };
  }
  const problems = [
    ...checkMunicipalities(files.municipalities.path, municipalities.value),
    ...checkMergers(files, municipalities.value, mergers.value),
    ...checkWebsites(files, municipalities.value, websites.value),
    ...checkExonyms(files, municipalities.value, exonyms.value),
  ];
  if (problems.length > 0) return { problems };
  const owned = exonyms.value.map(({ cells }) => ({
    ...cells,
    nis: bearer(municipalities.value, cells.name)?.cells.nis,
  }));
  return {
    value: municipalities.value.map(({ cells }) =>
      toMunicipality(
        cells,
        mergers.value.map((row) => row.cells).filter((row) => row.new_nis === cells.nis),
        websites.value.find((row) => row.cells.nis === cells.nis)?.cells,
        owned.filter((row) => row.nis === cells.nis),
      ),
    ),
  };
}

/**
 * Reads the names of places outside Flanders, which are not to be taken for a misspelt Flemish one.
 *
 * @returns each name in each language, or every problem with its line
 */
export function parsePlacesElsewhere(file: TextFile): Result<string[]> {
  const rows = parseCsv(file, elsewhereRow);
  if ('problems' in rows) return rows;
  return { value: rows.value.flatMap(({ cells }) => [cells.name, ...cells.other_names]) };
}

function checkMunicipalities(path: string, rows: readonly Cells<typeof municipalityRow>[]): Problem[] {
  const fix = 'keep it in one row only';
  return [
    ...repeated(path, 'nis', fix, rows, ({ nis }) => [nis]),
    ...repeated(path, 'name', fix, rows, ({ name }) => [name]),
    ...repeated(path, 'postal_codes', fix, rows, ({ postal_codes }) => postal_codes),
  ];
}

function checkMergers(
  files: MunicipalityFiles,
  municipalities: readonly Cells<typeof municipalityRow>[],
  rows: readonly Cells<typeof mergerRow>[],
): Problem[] {
  const { path } = files.mergers;
  const strangers = rows.flatMap(({ line, cells }) => {
    const municipality = withNis(municipalities, cells.new_nis);
    if (!municipality) return [unknownNis(files, `${path}:${line} (new_nis)`, cells.new_nis)];
    const { name, former_names } = municipality.cells;
    if (name !== cells.new_name) return [otherName(`${path}:${line} (new_name)`, name, cells.new_name)];
    if (former_names.includes(cells.old_name)) return [];
    return [
      {
        where: `${path}:${line} (old_name)`,
        what: `${name} does not have ${cells.old_name} among its former names`,
        fix: `add it in ${files.municipalities.path}:${municipality.line}, or take this row out`,
      },
    ];
  });
  const missing = municipalities.flatMap(({ line, cells }) =>
    cells.former_names
      .filter((former) => !rows.some((row) => row.cells.new_nis === cells.nis && row.cells.old_name === former))
      .map((former) => ({
        where: `${files.municipalities.path}:${line} (former_names)`,
        what: `there is no row for the merger of ${former}`,
        fix: `add it to ${path}, or take the name out here`,
      })),
  );
  return [...strangers, ...missing];
}

function checkWebsites(
  files: MunicipalityFiles,
  municipalities: readonly Cells<typeof municipalityRow>[],
  rows: readonly Cells<typeof websiteRow>[],
): Problem[] {
  const { path } = files.websites;
  return [
    ...rows.flatMap(({ line, cells }) => {
      const municipality = withNis(municipalities, cells.nis);
      if (!municipality) return [unknownNis(files, `${path}:${line} (nis)`, cells.nis)];
      const { name } = municipality.cells;
      return name === cells.name ? [] : [otherName(`${path}:${line} (name)`, name, cells.name)];
    }),
    ...repeated(path, 'nis', 'keep one of the rows', rows, ({ nis }) => [nis]),
  ];
}

function checkExonyms(
  files: MunicipalityFiles,
  municipalities: readonly Cells<typeof municipalityRow>[],
  rows: readonly Cells<typeof exonymRow>[],
): Problem[] {
  const { path } = files.exonyms;
  return [
    ...rows
      .filter(({ cells }) => !bearer(municipalities, cells.name))
      .map(({ line, cells }) => ({
        where: `${path}:${line} (name)`,
        what: `no municipality is or was called ${cells.name}`,
        fix: `write a name as ${files.municipalities.path} has it`,
      })),
    ...rows
      .filter(({ cells }) => bearer(municipalities, cells.exonym))
      .map(({ line, cells }) => ({
        where: `${path}:${line} (exonym)`,
        what: `${cells.exonym} is the Dutch name of a municipality`,
        fix: 'take this row out',
      })),
    ...repeated(path, 'exonym', 'keep one of the rows', rows, ({ exonym }) => [exonym]),
  ];
}

/** The municipality that has a name now, or else the one that a municipality of that name went into. */
function bearer(municipalities: readonly Cells<typeof municipalityRow>[], name: string) {
  return (
    municipalities.find(({ cells }) => cells.name === name) ??
    municipalities.find(({ cells }) => cells.former_names.includes(name))
  );
}

function withNis(municipalities: readonly Cells<typeof municipalityRow>[], code: string) {
  return municipalities.find(({ cells }) => cells.nis === code);
}

function unknownNis(files: MunicipalityFiles, where: string, code: string): Problem {
  return {
    where,
    what: `no municipality has the NIS code ${code}`,
    fix: `correct the code, or take this row out; ${files.municipalities.path} has the codes`,
  };
}

function otherName(where: string, expected: string, found: string): Problem {
  return {
    where,
    what: `expected ${expected}, which has this NIS code, got ${found}`,
    fix: 'correct the code or the name',
  };
}

/** A problem for each value that an earlier row has too. */
function repeated<Content>(
  path: string,
  column: string,
  fix: string,
  rows: readonly Row<Content>[],
  valuesOf: (cells: Content) => readonly string[],
): Problem[] {
  const firstLines = new Map<string, number>();
  return rows.flatMap(({ line, cells }) =>
    valuesOf(cells).flatMap((value) => {
      const first = firstLines.get(value);
      if (first === undefined) {
        firstLines.set(value, line);
        return [];
      }
      return [{ where: `${path}:${line} (${column})`, what: `${value} is on line ${first} too`, fix }];
    }),
  );
}

function toMunicipality(
  cells: z.output<typeof municipalityRow>,
  mergers: readonly z.output<typeof mergerRow>[],
  website: z.output<typeof websiteRow> | undefined,
  exonyms: readonly z.output<typeof exonymRow>[],
): Municipality {
  return {
    nis: cells.nis,
    name: cells.name,
    province: cells.province,
    arrondissement: cells.arrondissement,
    population: cells.population,
    populationYear: cells.population_year,
    postalCodes: cells.postal_codes,
    formerNames: cells.former_names,
    mergers: mergers.map((row) => ({ name: row.old_name, since: Number(row.merger_date.slice(0, 4)) })),
    submunicipalities: cells.submunicipalities.map((part) => {
      const [name = '', postalCode = ''] = part.split(':');
      return { name, postalCode };
    }),
    exonyms: exonyms.map(({ name, exonym }) => ({ name, exonym })),
    ...(website ? toAddresses(website) : {}),
  };
}

function toAddresses({
  domain,
  domain_status: status,
  council_portal_url: portal,
}: z.output<typeof websiteRow>): Pick<Municipality, 'website' | 'probableWebsite' | 'councilPortal'> {
  const address = `https://www.${domain}/`;
  return {
    ...(status === 'confirmed' || status === 'from_portal_url' ? { website: address } : {}),
    ...(status === 'plausible' ? { probableWebsite: address } : {}),
    ...(portal === '' ? {} : { councilPortal: portal }),
  };
}

import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Problem } from '../problems.ts';

const cellList = z.string().transform((cell) => cell.split('|').filter((part) => part !== ''));

const row = z.object({
  nis: z.string().regex(/^\d{5}$/, 'expected a NIS code of five digits'),
  name: z.string().min(1),
  province: z.string().min(1),
  arrondissement: z.string().min(1),
  population: z.coerce.number().int().positive(),
  population_year: z.coerce.number().int(),
  postal_codes: cellList,
  former_names: cellList,
  submunicipalities: cellList,
});

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
  readonly submunicipalities: readonly { readonly name: string; readonly postalCode: string }[];
};

/**
 * Reads the list of municipalities.
 *
 * @param path the file as an editor knows it, for the problems
 * @param csv the whole file; its columns are explained in knowledge/municipalities/README.md
 * @returns the municipalities in the file's order, or every problem with its line
 */
export function parseMunicipalities(
  path: string,
  csv: string,
): { readonly value: Municipality[] } | { readonly problems: Problem[] } {
  let rows: unknown[];
  try {
    rows = parse(csv, { columns: true, skip_empty_lines: true });
  } catch (error) {
    return {
      problems: [{ where: path, what: `this is not valid CSV: ${(error as Error).message}`, fix: 'correct that line' }],
    };
  }
  const checked = rows.map((cells) => row.safeParse(cells));
  const problems = checked.flatMap((result, index) =>
    result.success
      ? []
      : result.error.issues.map((issue) => ({
          where: `${path}:${index + 2} (${issue.path.join('.')})`,
          what: issue.message,
          fix: 'compare with the lines around it',
        })),
  );
  if (problems.length > 0) return { problems };
  return { value: checked.flatMap((result) => (result.success ? [toMunicipality(result.data)] : [])) };
}

function toMunicipality(cells: z.output<typeof row>): Municipality {
  return {
    nis: cells.nis,
    name: cells.name,
    province: cells.province,
    arrondissement: cells.arrondissement,
    population: cells.population,
    populationYear: cells.population_year,
    postalCodes: cells.postal_codes,
    formerNames: cells.former_names,
    submunicipalities: cells.submunicipalities.map((part) => {
      const [name = '', postalCode = ''] = part.split(':');
      return { name, postalCode };
    }),
  };
}

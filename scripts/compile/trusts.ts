import { join } from 'node:path';
import {
  lonLatToNationalGrid,
  readAllianceTrusts,
  readCancerAlliances,
  readConsultantRegister,
  readTrustList,
} from '@postcode-lottery/core';
import { openTable } from '@postcode-lottery/core/node';
import type { Journal } from './journal.ts';
import { readableName } from './readable-name.ts';
import { type CompiledTable, csvTable } from './table-file.ts';

/** Position of a live postcode in National Grid metres, or undefined. */
export type PositionOfPostcode = (
  postcode: string,
) => { readonly eastingMetres: number; readonly northingMetres: number } | undefined;

/** The open trust that stands for an organisation today: itself, its successor, or ''. */
export type OpenTrustOf = (code: string) => string;

/** Open trusts, the trusts that they took over, and consultants by trust. */
export async function compileTrusts(
  folder: string,
  position: PositionOfPostcode,
  journal: () => Journal,
): Promise<{ tables: CompiledTable[]; openTrustOf: OpenTrustOf }> {
  const open = (path: string) => openTable(join(folder, path), path);
  const register = (await readConsultantRegister(open('services/consultants_by_trust_ods_2019-09.csv')))
    .columns;
  const trusts = await compileOpenTrusts(folder, position, journal());
  const isOpen = new Set(trusts.codes);
  const closed = journal();
  const successions = Array.from(register.code.keys())
    .filter((row) => !isOpen.has(register.code[row]!) && isOpen.has(register.successor[row]!))
    .sort((a, b) => (register.code[a]! < register.code[b]! ? -1 : 1));
  const broken = register.successor.filter((code) => code !== '' && !isOpen.has(code));
  closed.check('consultants register', 'successors that are no open trust', broken.length, 0);
  const successorOf = new Map(successions.map((row) => [register.code[row]!, register.successor[row]!]));
  const openTrustOf: OpenTrustOf = (code) => (isOpen.has(code) ? code : (successorOf.get(code) ?? ''));
  const successors = csvTable(
    'trust-successors.csv',
    {
      id: 'trustSuccessors',
      title: 'Closed trusts and the open trusts that took them over',
      journal: closed,
      sources: ['ods-successors'],
    },
    {
      code: { values: successions.map((row) => register.code[row]!), holds: 'ODS code of a closed trust' },
      successor: {
        values: successions.map((row) => register.successor[row]!),
        holds: 'ODS code of the open trust',
      },
      basis: {
        values: successions.map((row) => register.basis[row]!),
        holds: 'where the succession comes from',
      },
    },
  );
  return { tables: [trusts.table, successors, consultants(register, openTrustOf, journal())], openTrustOf };
}

async function compileOpenTrusts(folder: string, position: PositionOfPostcode, journal: Journal) {
  const open = (path: string) => openTable(join(folder, path), path);
  const list = (await readTrustList(open('nhs/NHS_trusts_2026_points.csv'))).columns;
  const isOpen = Array.from(list.code.keys()).filter((row) => list.closed[row] === '');
  journal.check('ODS etr', 'open trusts in the register', isOpen.length, 202);
  const outside = isOpen.filter((row) => Number.isNaN(list.latitude[row]));
  journal.caveat(
    `Left out, headquarters in Wales: ${outside.map((row) => readableName(list.name[row]!)).join(', ')}.`,
  );
  const rows = isOpen
    .filter((row) => !outside.includes(row))
    .sort((a, b) => (list.code[a]! < list.code[b]! ? -1 : 1));
  journal.check('ODS etr', 'open trusts with headquarters in England', rows.length, 199);

  const alliances = (await readCancerAlliances(open('services/cancer_alliances.csv'))).columns;
  const members = (await readAllianceTrusts(open('services/cancer_alliance_trusts_2026-04.csv'))).columns;
  const member = journal.join(
    'trusts to Cancer Alliances',
    rows.map((row) => list.code[row]!),
    members.trust,
    'list',
  );
  const alliance = Array.from(member, (row) => {
    const odsCode = row < 0 ? '' : members.alliance[row]!;
    if (odsCode === '') return '';
    return alliances.alliance[alliances.odsCode.indexOf(odsCode)]!;
  });
  journal.check(
    'alliances',
    'trusts with a Cancer Alliance',
    alliance.filter((code) => code !== '').length,
    138,
  );

  const placed = rows.map((row) => {
    const live = position(list.postcode[row]!);
    if (live) return live;
    const grid = lonLatToNationalGrid([list.longitude[row]!], [list.latitude[row]!]);
    return {
      eastingMetres: Math.round(grid.eastingMetres[0]!),
      northingMetres: Math.round(grid.northingMetres[0]!),
    };
  });
  const table = csvTable(
    'trusts.csv',
    {
      id: 'trusts',
      title: 'Open NHS trusts',
      journal,
      sources: ['ods-etr', 'code-point-open', 'openprescribing-alliances', 'cancer-alliances'],
    },
    {
      code: { values: rows.map((row) => list.code[row]!), holds: 'ODS code' },
      name: {
        values: rows.map((row) => readableName(list.name[row]!)),
        holds: 'name; capitals set by this project',
      },
      postcode: { values: rows.map((row) => list.postcode[row]!), holds: 'headquarters' },
      easting_metres: {
        values: placed.map((point) => point.eastingMetres),
        holds: 'headquarters, National Grid metres',
      },
      northing_metres: {
        values: placed.map((point) => point.northingMetres),
        holds: 'headquarters, National Grid metres',
      },
      icb: { values: rows.map((row) => list.icb[row]!), holds: 'ICB24CD in whose area the headquarters lie' },
      alliance: { values: alliance, holds: 'CAL24CD; blank where the trust is listed with none' },
    },
  );
  return { table, codes: rows.map((row) => list.code[row]!) };
}

type Register = Awaited<ReturnType<typeof readConsultantRegister>>['columns'];

function consultants(register: Register, openTrustOf: OpenTrustOf, journal: Journal): CompiledTable {
  const sum = (values: readonly number[]) => values.reduce((total, people) => total + people, 0);
  journal.check('register', 'trust entries in clinical oncology (800)', sum(register.clinicalOncology), 741);
  journal.check('register', 'trust entries in medical oncology (370)', sum(register.medicalOncology), 387);
  const trust = register.code.map(openTrustOf);
  const lost = Array.from(trust.keys()).filter((row) => trust[row] === '');
  const lostPeople = lost.map((row) => register.clinicalOncology[row]! + register.medicalOncology[row]!);
  journal.check('register', 'oncologists whose trust has no open successor', sum(lostPeople), 0);
  journal.caveat(
    `No open trust follows ${lost.map((row) => register.code[row]).join(', ')}; none had an oncologist.`,
  );
  journal.caveat(
    'September 2019, headcount, not whole-time equivalents. Coding between 800 and 370 differs by trust: compare the sum. A consultant who visits another trust is counted at the employer; one with two employers at both.',
  );
  return csvTable(
    'consultants.csv',
    {
      id: 'consultants',
      title: 'Consultants by trust and specialty',
      journal,
      sources: ['ods-consultants', 'ods-successors'],
    },
    {
      register_code: { values: register.code, holds: 'ODS code in the register' },
      trust: { values: trust, holds: 'ODS code of the open trust; blank where none follows' },
      clinical_oncology_headcount: {
        values: register.clinicalOncology,
        holds: 'consultants, specialty 800, headcount',
      },
      medical_oncology_headcount: {
        values: register.medicalOncology,
        holds: 'consultants, specialty 370, headcount',
      },
      haematology_headcount: { values: register.haematology, holds: 'consultants, specialty 823, headcount' },
    },
  );
}

import { join } from 'node:path';
import { readCancerWaits, readRadiotherapyProviders } from '@postcode-lottery/core';
import { openTable } from '@postcode-lottery/core/node';
import type { Journal } from './journal.ts';
import { type CompiledTable, csvTable } from './table-file.ts';
import type { OpenTrustOf } from './trusts.ts';

const FIRST_MONTH = '2024-10';
const LAST_MONTH = '2025-09';

/** The row "ALL ENGLISH PROVIDERS" as published for September 2025, and the year's share within standard. */
const PUBLISHED = {
  '28-DAY': { total: 295_202, within: 217_972, yearPercent: '76.46' },
  '31-DAY': { total: 61_001, within: 55_638, yearPercent: '91.31' },
  '62-DAY': { total: 30_483, within: 20_733, yearPercent: '69.03' },
} as const;

interface ProviderWaits {
  name: string;
  total: number;
  within: number;
  readonly months: Set<string>;
}

/** Waits of the latest 12 months by provider and standard; and people on the 28-day standard by open trust. */
export async function compileWaits(folder: string, openTrustOf: OpenTrustOf, journal: Journal) {
  const path = 'services/cwt_provider_headline_2023-10_2025-09.csv';
  const { columns, count } = await readCancerWaits(openTable(join(folder, path), path));
  const providers = new Map<string, ProviderWaits>();
  let unequal = 0;
  for (let row = 0; row < count; row++) {
    if (columns.within[row]! + columns.after[row]! !== columns.total[row]) unequal++;
    const month = columns.month[row]!;
    if (month < FIRST_MONTH || month > LAST_MONTH) continue;
    const key = `${columns.code[row]} ${columns.standard[row]}`;
    const provider = providers.get(key) ?? { name: '', total: 0, within: 0, months: new Set() };
    provider.name = columns.name[row]!;
    provider.total += columns.total[row]!;
    provider.within += columns.within[row]!;
    provider.months.add(month);
    providers.set(key, provider);
  }
  journal.check(path, 'rows whose within and after differ from the total', unequal, 0);
  for (const [standard, published] of Object.entries(PUBLISHED)) {
    const inMonth = Array.from({ length: count }, (_, row) => row).filter(
      (row) => columns.month[row] === LAST_MONTH && columns.standard[row] === standard,
    );
    const sum = (values: readonly number[]) => inMonth.reduce((total, row) => total + values[row]!, 0);
    journal.check(
      path,
      `${standard} people of all providers, September 2025, as published`,
      Math.round(sum(columns.total)),
      published.total,
    );
    journal.check(
      path,
      `${standard} people within standard, September 2025, as published`,
      Math.round(sum(columns.within)),
      published.within,
    );
    const year = [...providers].filter(([key]) => key.endsWith(standard)).map(([, waits]) => waits);
    const total = year.reduce((people, waits) => people + waits.total, 0);
    const within = year.reduce((people, waits) => people + waits.within, 0);
    journal.check(
      path,
      `${standard} percent within standard over the 12 months`,
      ((100 * within) / total).toFixed(2),
      published.yearPercent,
    );
  }
  const rows = [...providers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, waits]) => ({ code: key.split(' ')[0]!, standard: key.split(' ')[1]!, ...waits }));
  const others = rows.filter(({ code }) => openTrustOf(code) === '');
  const people = others.reduce((sum, { total }) => sum + total, 0);
  const everyone = rows.reduce((sum, { total }) => sum + total, 0);
  journal.caveat(
    `${new Set(others.map(({ code }) => code)).size} providers are no open trust (independent, community or closed without a listed successor); they keep a blank trust and ${people} of ${everyone} people: ${[...new Set(others.map(({ code }) => code))].join(', ')}.`,
  );
  journal.caveat(
    "A trust's result is for where care was given, not where people live. 62-day counts have halves: a patient shared by two trusts.",
  );
  const urgentPeople = new Map<string, number>();
  for (const { code, standard, total } of rows)
    if (standard === '28-DAY')
      urgentPeople.set(openTrustOf(code), (urgentPeople.get(openTrustOf(code)) ?? 0) + total);
  const table = csvTable(
    'waits.csv',
    {
      id: 'waits',
      title: 'Cancer waiting times by provider, October 2024 to September 2025',
      journal,
      sources: ['cancer-waiting-times', 'ods-successors'],
    },
    {
      provider: { values: rows.map(({ code }) => code), holds: 'ODS code as reported' },
      provider_name: { values: rows.map(({ name }) => name), holds: 'name as last reported' },
      trust: {
        values: rows.map(({ code }) => openTrustOf(code)),
        holds: 'ODS code of the open trust; blank where none follows',
      },
      standard: {
        values: rows.map(({ standard }) => standard),
        holds: '28-DAY (diagnosis), 31-DAY (treatment) or 62-DAY (referral to treatment)',
      },
      people: { values: rows.map(({ total }) => total), holds: 'people in the 12 months' },
      within: { values: rows.map(({ within }) => within), holds: 'people within the standard' },
      months: { values: rows.map(({ months }) => months.size), holds: 'months reported, of 12' },
    },
  );
  return { table, urgentPeople };
}

/** Radiotherapy and drug treatments of the trusts that deliver radiotherapy in volume. */
export async function compileTreatments(
  folder: string,
  openTrustOf: OpenTrustOf,
  journal: Journal,
): Promise<CompiledTable> {
  const path = 'services/radiotherapy_providers_2024-10_2025-09.csv';
  const { columns } = await readRadiotherapyProviders(openTable(join(folder, path), path));
  const treatments = columns.radiotherapy.reduce((sum, number) => sum + number, 0);
  journal.check(path, 'radiotherapy treatments', treatments, 139_166);
  journal.check(
    path,
    'providers that are no open trust',
    columns.code.filter((code) => openTrustOf(code) === '').length,
    0,
  );
  journal.caveat(
    'Trusts with fewer than 300 radiotherapy treatments in the 12 months are left out: 139,166 of 139,879 treatments.',
  );
  return csvTable(
    'treatments.csv',
    {
      id: 'treatments',
      title: 'Radiotherapy and drug treatments, October 2024 to September 2025',
      journal,
      sources: ['cancer-waiting-times', 'ods-successors'],
    },
    {
      provider: { values: columns.code, holds: 'ODS code as reported' },
      trust: { values: columns.code.map(openTrustOf), holds: 'ODS code of the open trust' },
      radiotherapy_treatments: {
        values: columns.radiotherapy,
        holds: 'treatments in the 12 months, 31-day standard, first and subsequent',
      },
      radiotherapy_within_31_days: {
        values: columns.radiotherapyWithin31Days,
        holds: 'treatments within 31 days',
      },
      drug_treatments: { values: columns.drug, holds: 'treatments in the 12 months' },
      all_treatments: { values: columns.all, holds: 'treatments in the 12 months' },
      months: { values: columns.months, holds: 'months reported, of 12' },
    },
  );
}

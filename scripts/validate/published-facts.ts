/** A figure that somebody published, retyped as a fact. */
export interface PublishedFact {
  readonly statement: string;
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  /** Date of the publication, ISO 8601, or the period of a press account. */
  readonly date: string;
  /** What was seen of it: the publication itself, an abstract, or an account of it by others. */
  readonly seenAs: string;
}

const HAN =
  'Han and others, Radiotherapy and Oncology 192, 110092 (prostate cancer patients, England 2017-2018)';
const PRESS_ANALYSIS = 'Radiotherapy UK, postcode analysis reported in the Daily Express';
const CHIEF_MEDICAL_OFFICER =
  "Department of Health and Social Care, Chief Medical Officer's annual report 2021: health in coastal communities";
const RCR = 'Royal College of Radiologists, clinical oncology workforce census';

const fromPress = (statement: string, value: number, unit: string): PublishedFact => ({
  statement,
  value,
  unit,
  source: PRESS_ANALYSIS,
  date: '2023-2024',
  seenAs: 'press report',
});
const fromAbstract = (statement: string, value: number): PublishedFact => ({
  statement,
  value,
  unit: 'minutes',
  source: HAN,
  date: '2024-03',
  seenAs: 'abstract',
});

/** The facts that this tool's figures are compared with, by a name for each. */
export const PUBLISHED_FACTS = {
  meanMinutes: fromAbstract('Mean estimated travel time by car to the nearest radiotherapy centre', 29.1),
  ruralDeprivedMinutes: fromAbstract(
    'The same for patients in more deprived neighbourhoods of rural areas, the longest',
    52.1,
  ),
  urbanAffluentMinutes: fromAbstract(
    'The same for patients in more affluent neighbourhoods of urban conurbations, the shortest',
    17.9,
  ),
  publicTransportMinutes: fromAbstract('The same by public transport', 69.4),
  within45HeadAndNeck: {
    statement:
      'Head and neck cancer patients who live within 45 minutes (off-peak car) of a radiotherapy centre, England 2006-2008',
    value: 92.4,
    unit: '%',
    source:
      'Oxford Cancer Intelligence Unit / NCIN, Travel times and distances to radiotherapy centres for head and neck cancer patients in England',
    date: '2006-2008',
    seenAs: 'report summary',
  },
  beyond45England: fromPress(
    'People beyond 45 minutes by car from radiotherapy, England',
    3.4,
    'million people',
  ),
  beyond45Kingdom: {
    statement:
      'People more than 45 minutes by car from the closest radiotherapy service, United Kingdom; "11%" in one notice of the report and "22%" in another',
    value: 7.4,
    unit: 'million people',
    source: 'Radiotherapy UK, Equity of Access to Cancer Treatment',
    date: '2024-04',
    seenAs: 'press notice',
  },
  withinBarrow: fromPress('Residents within 45 minutes: Barrow and Furness (2010 constituency)', 0, '%'),
  withinWight: fromPress('Residents within 45 minutes: Isle of Wight (2010 constituency)', 0, '%'),
  withinNorfolk: fromPress('Residents within 45 minutes: North West Norfolk (2010 constituency)', 0.4, '%'),
  withinDevon: fromPress('Residents within 45 minutes: North Devon (2010 constituency)', 4.7, '%'),
  coastalConsultants: {
    statement: 'Coastal communities: consultants per patient, below the national average',
    value: 15,
    unit: '% fewer',
    source: CHIEF_MEDICAL_OFFICER,
    date: '2021-07-21',
    seenAs: 'government press notice',
  },
  seasideAged65: {
    statement: 'Residents aged 65 and over in smaller seaside towns (22% in smaller towns inland), 2019',
    value: 31,
    unit: '%',
    source: CHIEF_MEDICAL_OFFICER,
    date: '2021-07-21',
    seenAs: 'government press notice',
  },
  clinicalOncologists2007: {
    statement: 'Consultants in clinical oncology, England, 30 September 2007',
    value: 506,
    unit: 'people',
    source: 'Hansard, Commons written answer 248837',
    date: '2009-01-20',
    seenAs: 'answer text',
  },
  clinicalOncologists2020: {
    statement: 'Consultant clinical oncologists in post, United Kingdom, end of 2020',
    value: 913,
    unit: 'whole-time equivalents',
    source: RCR,
    date: '2021-07-14',
    seenAs: 'press release',
  },
  clinicalOncologists2021: {
    statement: 'Consultant clinical oncologists in post, United Kingdom, 1 October 2021',
    value: 943,
    unit: 'whole-time equivalents',
    source: RCR,
    date: '2022',
    seenAs: 'key findings',
  },
  shortfall2019: {
    statement:
      'Shortfall of consultant clinical oncologists, United Kingdom 2019 (207 whole-time equivalents)',
    value: 19,
    unit: '%',
    source: RCR,
    date: '2020-06',
    seenAs: 'report foreword',
  },
  shortfall2020: {
    statement: 'The same in 2020 (189 whole-time equivalents)',
    value: 17,
    unit: '%',
    source: RCR,
    date: '2021-07',
    seenAs: 'key findings',
  },
  shortfall2023: {
    statement: 'The same in 2023 (60 cancer centres responding)',
    value: 15,
    unit: '%',
    source: RCR,
    date: '2024-06',
    seenAs: 'news digest',
  },
  registrationsAged65: {
    statement: 'Cancer registrations at ages 65 and over, England 2016',
    value: 65.3,
    unit: '%',
    source: 'Office for National Statistics, Cancer registration statistics, England: 2016',
    date: '2018-06-04',
    seenAs: 'main points',
  },
  within28Days: {
    statement: 'Told within 28 days, England, November 2025 (trusts from 54.5% to 100%)',
    value: 76.5,
    unit: '%',
    source: 'News summary of a Department of Health and Social Care press release',
    date: '2026-01',
    seenAs: 'secondary account',
  },
  coastalWorking: {
    statement: 'Aged 16 to 64 and working, coastal built-up areas (71.0% in others), England and Wales 2021',
    value: 68.7,
    unit: '%',
    source:
      'Office for National Statistics, Coastal communities and characteristics of built-up areas: Census 2021',
    date: '2023',
    seenAs: 'main points',
  },
} as const satisfies Record<string, PublishedFact>;

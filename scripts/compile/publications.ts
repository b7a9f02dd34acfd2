import type { EnglandSource } from '@postcode-lottery/core/node';

const OGL = 'Open Government Licence v3.0';
const PARLIAMENT = 'Open Parliament Licence v3.0';
const ONS = 'Source: Office for National Statistics licensed under the Open Government Licence v3.0.';
const BOUNDARIES = `${ONS} Contains OS data © Crown copyright and database right 2025.`;
const NHS =
  'Contains public sector information licensed under the Open Government Licence v3.0 (NHS England).';

const publication = (
  id: string,
  title: string,
  publisher: string,
  vintage: string,
  attribution: string,
  licence: string = OGL,
): EnglandSource => ({ id, title, publisher, licence, attribution, vintage });

/** The publications behind data/england, with the words that those who reuse the data must show. */
export const PUBLICATIONS: readonly EnglandSource[] = [
  publication(
    'ons-lsoa-lookups',
    'LSOA (2021) to MSOA to LAD to region look-ups',
    'Office for National Statistics',
    'April 2024',
    ONS,
  ),
  publication(
    'ons-health-lookup',
    'LSOA (2021) to SICBL to ICB to Cancer Alliances to LAD Lookup in EN',
    'Office for National Statistics',
    'April 2024',
    ONS,
  ),
  publication(
    'hcl-msoa-names',
    'MSOA Names',
    'House of Commons Library',
    'MSOA 2021',
    'Contains Parliamentary information licensed under the Open Parliament Licence v3.0.',
    PARLIAMENT,
  ),
  publication(
    'ons-population-centres',
    'LSOA (Dec 2021) EW Population Weighted Centroids V3',
    'Office for National Statistics',
    'December 2021',
    BOUNDARIES,
  ),
  publication(
    'ons-ruc-2021',
    'Rural Urban Classification (2021) of LSOAs',
    'Office for National Statistics',
    '2021',
    ONS,
  ),
  publication(
    'iod-2025',
    'English indices of deprivation 2025, Files 7 and 8',
    'Ministry of Housing, Communities and Local Government',
    'October 2025',
    'Contains public sector information licensed under the Open Government Licence v3.0 (MHCLG).',
  ),
  publication(
    'census-2021',
    'Census 2021: usual residents by broad age, TS045 car or van availability',
    'Office for National Statistics',
    '21 March 2021',
    ONS,
  ),
  publication(
    'sape-2020',
    'Lower layer Super Output Area population estimates',
    'Office for National Statistics',
    'mid-2020',
    ONS,
  ),
  publication(
    'coast-distances',
    'Distances from population-weighted centres to high water, computed from the LSOA (Dec 2021) Boundaries EW BGC',
    'Office for National Statistics (boundaries)',
    'December 2021',
    BOUNDARIES,
  ),
  publication(
    'lsoa-boundaries',
    'LSOA (Dec 2021) Boundaries EW BGC, used to find the area of each postcode',
    'Office for National Statistics',
    'December 2021',
    BOUNDARIES,
  ),
  publication(
    'code-point-open',
    'Code-Point Open 2025.4',
    'Ordnance Survey',
    '20 October 2025',
    'Contains OS data © Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail copyright and database right 2025.',
  ),
  publication('ods-etr', 'ODS NHS trusts (etr)', 'NHS England, Organisation Data Service', 'June 2026', NHS),
  publication(
    'ods-etrust',
    'ODS NHS trusts and sites (etrust)',
    'NHS Digital, Organisation Data Service',
    'September 2018',
    NHS,
  ),
  publication(
    'ods-successors',
    'ODS successor organisations',
    'NHS Digital, Organisation Data Service',
    'October 2022, six later mergers added by hand',
    NHS,
  ),
  publication('nhs-hospitals', 'NHS website: Hospital.csv', 'NHS Digital', 'February 2018', NHS),
  publication('nhs-hospitals-2022', 'NHS website: hospital lists', 'NHS England', '2022', NHS),
  publication(
    'radiotherapy-sites',
    "Radiotherapy sites: ODS codes and postcodes, coordinates of the NHS hospital list, satellites from the trusts' own news",
    'NHS Digital and NHS trusts',
    '2018 to 2025',
    NHS,
  ),
  publication(
    'satellite-statements',
    'Radiotherapy satellites stated by the trusts that run them and by the press, added by this project (facts only)',
    'NHS trusts and the press, as named for each',
    '2011 to 2025',
    'Radiotherapy satellites compiled by Postcode Lottery from statements of NHS trusts and the press.',
    'MIT',
  ),
  publication(
    'ods-consultants',
    'Hospital Consultants (econcur)',
    'NHS Digital, Organisation Data Service',
    'September 2019',
    NHS,
  ),
  publication(
    'cancer-waiting-times',
    'Cancer Waiting Times: provider based (final)',
    'NHS England',
    'October 2024 to September 2025',
    NHS,
  ),
  publication(
    'cancer-alliances',
    'Cancer Alliances, names and codes',
    'Office for National Statistics',
    '2024',
    ONS,
  ),
  publication(
    'openprescribing-alliances',
    'OpenPrescribing Hospitals: NHS trusts to Cancer Alliances',
    'Bennett Institute for Applied Data Science, University of Oxford',
    'April 2026',
    'OpenPrescribing Hospitals, Bennett Institute for Applied Data Science, University of Oxford (MIT licence).',
    'MIT',
  ),
];

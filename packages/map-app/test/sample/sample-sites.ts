import type { AtlasSite, AtlasTrust } from '@postcode-lottery/core';

const places: [number, number][] = [
  [-2.2, 53.3],
  [-1.1, 52.9],
  [-0.2, 51.6],
  [0.4, 52.3],
  [-2.1, 51.9],
];

export const sites: AtlasSite[] = places.map(([longitude, latitude], index) => ({
  code: `RX${index}01`,
  name: `Sample Hospital ${index + 1}`,
  trustCode: `RX${index}`,
  trustName: `Sample Hospitals Trust ${index + 1}`,
  role: index < 4 ? 'radiotherapyMain' : 'radiotherapySatellite',
  postcode: 'ZZ1 1AA',
  longitude,
  latitude,
  consultants: index < 4 ? 8 + index * 3 : 0,
}));

const withSites: AtlasTrust[] = sites.map((site, index) => ({
  code: site.trustCode,
  name: site.trustName,
  siteIndex: index,
  consultants: {
    clinicalOncology: 5 + index,
    medicalOncology: 3 + 2 * index,
    total: 8 + 3 * index,
    unit: 'headcount',
    vintage: 'September 2019',
  },
  waits: {
    days28: { total: 1000, within: 700 + index * 20 },
    days31: { total: 500, within: 450 },
    days62: { total: 400, within: 240 + 20 * index },
  },
  radiotherapyTreatments: 9000 + index * 100,
  gapConsultants: 2 - index,
  catchmentPeople: 120_000 + index * 10_000,
  catchmentCoastalShare: 0.1 * index,
  catchmentRuralShare: 0.2,
}));

/** As many trusts in England: no hospital that treats cancer, and nobody who looks to it. */
const withoutSite: AtlasTrust = {
  code: 'RX9',
  name: 'Sample Community Trust',
  siteIndex: null,
  consultants: {
    clinicalOncology: 0,
    medicalOncology: 0,
    total: 0,
    unit: 'headcount',
    vintage: 'September 2019',
  },
  waits: { days28: null, days31: null, days62: null },
  radiotherapyTreatments: null,
  gapConsultants: null,
  catchmentPeople: null,
  catchmentCoastalShare: null,
  catchmentRuralShare: null,
};

export const trusts: AtlasTrust[] = [...withSites, withoutSite];

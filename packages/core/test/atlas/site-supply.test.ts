import { type ConsultantColumns, siteSupply, type TrustPlacement } from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';

const placements: TrustPlacement[] = [
  { trustCode: 'RAA', sites: [0, 1], rule: 'mainRadiotherapySites' },
  { trustCode: 'RBB', sites: [], rule: null },
];
const consultants: ConsultantColumns = {
  clinicalOncology: [6, 3],
  medicalOncology: [4, 1],
  placed: [
    { trust: 0, site: 2, specialty: 'clinicalOncology', value: 2 },
    { trust: 1, site: 3, specialty: 'clinicalOncology', value: 3 },
  ],
  unit: 'headcount',
  vintage: '2019',
};

describe('siteSupply', () => {
  it('puts consultants at the sites that the file names, and only the others by rule', () => {
    expect([...siteSupply(consultants, placements, 4, ['clinicalOncology'])]).toEqual([2, 2, 2, 3]);
  });

  it('adds the specialties up; consultants of a trust without a site are at none', () => {
    expect([...siteSupply(consultants, placements, 4, ['clinicalOncology', 'medicalOncology'])]).toEqual([
      4, 4, 2, 3,
    ]);
  });
});

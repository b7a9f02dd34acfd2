/** A satellite that the list of radiotherapy sites lacks, and where it is stated that patients are treated there. */
export interface AddedSatellite {
  /** ODS site code under the trust that runs it (ODS trusts and sites, September 2018). */
  readonly code: string;
  readonly name: string;
  /** ODS code of the trust that ran it then; successors are applied. */
  readonly trust: string;
  /** Live postcode of the hospital that houses it. */
  readonly postcode: string;
  readonly evidence: string;
}

/** Found in statements of the trusts themselves and in the press; facts only, no text is taken. */
export const ADDED_SATELLITES: readonly AddedSatellite[] = [
  {
    code: 'RA246',
    name: 'East Surrey Hospital',
    trust: 'RA2',
    postcode: 'RH1 5RH',
    evidence:
      'Royal Surrey, royalsurrey.nhs.uk/radiotherapy-: radiotherapy at Guildford and at East Surrey Hospital',
  },
  {
    code: 'RD313',
    name: 'Dorset County Hospital (Robert White Radiotherapy Centre)',
    trust: 'RD3',
    postcode: 'DT1 2JY',
    evidence:
      'University Hospitals Dorset, uhd.nhs.uk: the centre in Dorchester among its radiotherapy pages',
  },
  {
    code: 'RTE83',
    name: 'Hereford County Hospital',
    trust: 'RTE',
    postcode: 'HR1 2BN',
    evidence: 'Gloucestershire Hospitals, press releases of 2011; Hereford Times, 2014, on its opening',
  },
  {
    code: 'RWF27',
    name: 'Kent and Canterbury Hospital',
    trust: 'RWF',
    postcode: 'CT1 3NG',
    evidence: 'Maidstone and Tunbridge Wells, mtwcareers.com and mtw.nhs.uk; BBC News, 2023: three machines',
  },
  {
    code: 'RXH36',
    name: 'Eastbourne District General Hospital',
    trust: 'RXH',
    postcode: 'BN21 2UD',
    evidence:
      'Brighton and Sussex University Hospitals, bsuh.nhs.uk, February 2018, on its opening: two machines',
  },
];

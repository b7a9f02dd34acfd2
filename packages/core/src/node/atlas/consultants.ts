import type { ConsultantColumns } from '../../index.ts';
import type { England } from '../england.ts';
import type { AppliedConsultants } from '../official/apply-consultants.ts';

/** The register that ships, or the file that the user has put in its place. */
export interface AtlasConsultants extends ConsultantColumns {
  /** Source of the figures: an id of data/england's manifest, or a name of the registry. */
  readonly source: string;
}

/** Id of the register of September 2019 in data/england's manifest. */
const SHIPPED = 'ods-consultants';

/** Consultants by trust and where they come from. */
export function consultantsOf(england: England, applied: AppliedConsultants | undefined): AtlasConsultants {
  if (applied) return applied;
  const { clinicalOncologyHeadcount, medicalOncologyHeadcount } = england.consultants;
  return {
    clinicalOncology: clinicalOncologyHeadcount,
    medicalOncology: medicalOncologyHeadcount,
    placed: [],
    unit: 'headcount',
    vintage: england.manifest.sources.find(({ id }) => id === SHIPPED)?.vintage ?? '',
    source: SHIPPED,
  };
}

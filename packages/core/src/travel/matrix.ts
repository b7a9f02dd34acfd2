/** How a table of travel times came to be. */
export interface TravelProvenance {
  /** What computed the minutes: 'valhalla 3.6.1', 'coastal mesh', 'user file devon.csv'. */
  readonly engine: string;
  /** Date of the map or the publication, as ISO 8601, where known. */
  readonly mapDate?: string;
  /** Departure time, as ISO 8601, where the engine has one. */
  readonly departure?: string;
  /** True where the minutes are modelled without routing on a road network. */
  readonly estimated: boolean;
}

/**
 * Minutes from areas to sites by one mode, as compressed sparse rows.
 *
 * Row `a` holds the sites that area `a` can reach: `sites[k]` and `minutes[k]` for `k` from `offsets[a]` up
 * to, not including, `offsets[a + 1]`; sites ascend within a row. A pair that is absent is no journey.
 */
export interface TravelMatrix {
  readonly mode: 'car' | 'publicTransport' | 'cycle' | 'walk';
  readonly areaCount: number;
  readonly siteCount: number;
  /** Length areaCount + 1, not descending, from 0 to the number of pairs. */
  readonly offsets: Uint32Array;
  /** Index of the site of each pair, in 0..siteCount - 1. */
  readonly sites: Uint16Array | Uint32Array;
  /** Minutes of each pair, 0 or more, finite. */
  readonly minutes: Float32Array | Float64Array;
  readonly provenance: TravelProvenance;
}

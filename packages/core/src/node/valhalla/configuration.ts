/**
 * A configuration for Valhalla 3.6, as its own defaults have it but for the limits of the public service,
 * which would refuse a matrix of a whole country, and for these:
 *
 * - `source_to_target_algorithm` timedistancematrix: one search from the site instead of one from each area;
 * - `hierarchy` and `shortcuts` off: with them, this matrix towards a site prunes minor roads and overstates
 *   journeys by 5 to 6% (on Rutland, 89 of 172 by more than 15 s against single routes; without them 1);
 * - `search_cutoff` 1 km: a place farther from any road is not on the map, rather than at its edge. (In Devon
 *   99 of 100 area centres are within 300 m of a road.)
 *
 * It stands here because the package's own getConfig() starts a Python script.
 */
export function valhallaConfiguration(tileFolder: string): object {
  return {
    mjolnir: {
      tile_dir: tileFolder,
      id_table_size: 1_300_000_000,
      max_cache_size: 1_000_000_000,
      hierarchy: false,
      shortcuts: false,
      include_driving: true,
      include_bicycle: true,
      include_pedestrian: true,
      include_driveways: true,
      reclassify_links: true,
      data_processing: {
        infer_internal_intersections: true,
        infer_turn_channels: true,
        apply_country_overrides: true,
        use_admin_db: true,
      },
      logging: { type: '' },
    },
    loki: {
      actions: ['locate', 'route', 'sources_to_targets', 'isochrone', 'status'],
      use_connectivity: true,
      service_defaults: {
        heading_tolerance: 60,
        minimum_reachability: 50,
        node_snap_tolerance: 5,
        radius: 0,
        search_cutoff: SNAP_LIMIT_METRES,
        street_side_max_distance: 1000,
        street_side_tolerance: 5,
      },
      logging: { type: '', long_request: 1e9 },
    },
    thor: {
      source_to_target_algorithm: 'timedistancematrix',
      max_reserved_labels_count_dijkstras: 4_000_000,
      clear_reserved_memory: false,
      logging: { type: '', long_request: 1e9 },
    },
    odin: { logging: { type: '' } },
    meili: {
      mode: 'auto',
      customizable: [],
      default: {
        beta: 3,
        breakage_distance: 2000,
        geometry: false,
        gps_accuracy: 5,
        interpolation_distance: 10,
        max_route_distance_factor: 5,
        max_route_time_factor: 5,
        max_search_radius: 100,
        route: true,
        search_radius: 50,
        sigma_z: 4.07,
        turn_penalty_factor: 0,
      },
      grid: { cache_size: 100_240, size: 500 },
      logging: { type: '' },
    },
    service_limits: serviceLimits(),
  };
}

/** A place farther from any road is not on the map. */
const SNAP_LIMIT_METRES = 1000;

const COSTINGS = [
  'auto',
  'bicycle',
  'bikeshare',
  'bus',
  'motor_scooter',
  'motorcycle',
  'multimodal',
  'pedestrian',
  'taxi',
  'transit',
  'truck',
];

function serviceLimits(): Record<string, unknown> {
  const journeys = {
    max_distance: 1e7,
    max_locations: 1_000_000,
    max_matrix_distance: 1e7,
    max_matrix_location_pairs: 10_000_000,
    max_transit_walking_distance: 10_000,
    min_transit_walking_distance: 1,
  };
  return {
    ...Object.fromEntries(COSTINGS.map((costing) => [costing, journeys])),
    isochrone: {
      max_contours: 100,
      max_distance: 1e7,
      max_distance_contour: 1e7,
      max_locations: 1,
      max_time_contour: 1e5,
    },
    trace: {
      max_alternates: 3,
      max_alternates_shape: 100,
      max_distance: 200_000,
      max_gps_accuracy: 100,
      max_search_radius: 100,
      max_shape: 16_000,
    },
    skadi: { max_shape: 750_000, min_resample: 10 },
    centroid: { max_distance: 200_000, max_locations: 5 },
    status: { allow_verbose: false },
    max_exclude_locations: 50,
    max_exclude_polygons_length: 10_000,
    max_radius: 200,
    max_reachability: 100,
    max_timedep_distance: 500_000,
    max_timedep_distance_matrix: 0,
    max_alternates: 2,
    max_distance_disable_hierarchy_culling: 0,
  };
}

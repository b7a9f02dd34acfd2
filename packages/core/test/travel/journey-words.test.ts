import { departureWords, journeyLabel, parseJourneyName } from '@postcode-lottery/core';
import { describe, expect, it } from 'vitest';

describe('names and words of journeys', () => {
  it('read the mode and the word of the user from the name of a file', () => {
    expect(parseJourneyName('car')).toEqual({ mode: 'car' });
    expect(parseJourneyName('car-morning')).toEqual({ mode: 'car', name: 'morning' });
    expect(parseJourneyName('publicTransport-2026-peak')).toEqual({
      mode: 'publicTransport',
      name: '2026-peak',
    });
  });

  it('know no other names', () => {
    for (const name of ['', 'bus', 'cars', 'car-', 'car_peak', 'car-a b', 'Car', 'car--x', 'car.old'])
      expect(parseJourneyName(name)).toBeNull();
  });

  it('say when a journey begins', () => {
    expect(departureWords('2026-03-03T08:00')).toBe('leaving at 08:00 on 3 March 2026');
    expect(departureWords('2026-12-31T23:30:00+00:00')).toBe('leaving at 23:30 on 31 December 2026');
    expect(departureWords('on a weekday')).toBe('leaving on a weekday');
    expect(departureWords(undefined)).toBe('');
  });

  it('label a switch', () => {
    expect(journeyLabel({ mode: 'car' })).toBe('By car');
    expect(journeyLabel({ mode: 'walk', name: 'flat-shoes' })).toBe('On foot (flat shoes)');
    expect(journeyLabel({ mode: 'publicTransport', departure: '2026-03-03T08:00' })).toBe(
      'By public transport, leaving at 08:00 on 3 March 2026',
    );
  });
});

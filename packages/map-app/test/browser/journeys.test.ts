import { expect, it } from 'vitest';
import type { MapController } from '../../src/map/map-controller.ts';
import { AREA_COUNT, latitude, longitude, names, residents } from '../sample/sample-areas.ts';
import { byCar, byPublicTransport } from '../sample/sample-columns.ts';
import { sites } from '../sample/sample-sites.ts';
import { describeInBrowser, expectNoFaults, mapColour, mapDrawn, soon } from './harness.ts';

const LABEL = 'By public transport, leaving at 08:00 on 3 March 2026';
const nearestBy = (minutesTo: typeof byCar, area: number) =>
  Math.min(...sites.map((_, site) => minutesTo(area, site)));
const nearest = (area: number) => nearestBy(byPublicTransport, area);

describeInBrowser('by another way of travelling', (harness) => {
  it('switches minutes, colours, words and the link, and back', async () => {
    const opened = await harness.open('?panel=measure');
    const { page } = opened;
    await mapDrawn(page);
    // An area that is within another class by each way.
    const area = residents.findIndex((_, area) => nearestBy(byCar, area) < 30 && nearest(area) > 60);
    const [x, y] = await page.evaluate(
      ([longitude, latitude]) => {
        const { map } = (document.querySelector('.map') as unknown as { controller: MapController })
          .controller;
        const point = map.project([longitude!, latitude!]);
        return [point.x, point.y] as const;
      },
      [longitude[area]!, latitude[area]!],
    );
    const before = await mapColour(page, x, y);
    await page.getByLabel('How people travel').selectOption({ label: LABEL });
    await soon(() => page.url()).toContain('by=publicTransport');
    await soon(() => mapColour(page, x, y)).not.toEqual(before);
    expect(await page.title()).toContain('by public transport');
    await soon(() => page.locator('.legend h2').textContent()).toContain('by public transport');
    await page.getByText('Flags and hotspots are worked out for journeys by car.').waitFor();
    await page.getByText('Minutes: sample timetable.').waitFor();
    // What no journey by public transport stands for is not offered: the error of the car estimate.
    const offered = await page.locator('#measure option').allTextContents();
    expect(offered).not.toContain('Expected error of the minutes');
    await page.getByLabel('How people travel').selectOption({ label: 'By car' });
    await soon(() => page.url()).not.toContain('by=');
    await soon(() => mapColour(page, x, y)).toEqual(before);
    expectNoFaults(opened);
    await opened.close();
  });

  it('says the minutes of an area and its place among all people', async () => {
    const area = 123;
    const opened = await harness.open(`?panel=area&areas=E01900${area}&by=publicTransport`);
    const people = residents.reduce((sum, count) => sum + count, 0);
    const minutes = Math.round(nearest(area));
    const nearer = residents.reduce(
      (sum, count, other) => sum + (nearest(other) < nearest(area) - 0.1 ? count : 0),
      0,
    );
    const sentence = opened.page.getByTestId('sentence');
    await soon(() => sentence.textContent()).toContain(
      `It takes about ${minutes} minutes by public transport from ${names[area]} to the nearest`,
    );
    const said = Number(/for (\d+)% of people/.exec((await sentence.textContent())!)![1]);
    const share = (await sentence.textContent())!.includes('longer than') ? nearer : people - nearer;
    expect(Math.abs(said - (100 * share) / people)).toBeLessThan(1);
    await soon(() =>
      opened.page.getByRole('row', { name: /^Nearest centre minutes/ }).textContent(),
    ).toContain(String(minutes));
    await soon(() => opened.page.getByText('The estimate may be out by').count()).toBe(0);
    expectNoFaults(opened);
    await opened.close();
  });

  it('counts the people of a catchment by the chosen way', async () => {
    const site = 1;
    const opened = await harness.open(`?site=${sites[site]!.code}&by=publicTransport`);
    const order = Array.from({ length: AREA_COUNT }, (_, area) =>
      sites.reduce(
        (best, _, site) => (byPublicTransport(area, site) < byPublicTransport(area, best) ? site : best),
        0,
      ),
    );
    const people = residents.reduce((sum, count, area) => sum + (order[area] === site ? count : 0), 0);
    const card = opened.page.getByRole('region', { name: sites[site]!.name });
    await soon(() => card.textContent()).toContain(
      `The nearest centre for ${people.toLocaleString('en-GB')} people`,
    );
    expectNoFaults(opened);
    await opened.close();
  });

  it('draws the charts of the chosen way', async () => {
    const opened = await harness.open('?panel=charts&by=publicTransport');
    const chart = opened.page.getByRole('region', { name: 'Coast and country' });
    await chart.getByText('Mean minutes by public transport to the nearest').waitFor();
    await chart.locator('summary').click();
    await soon(() => chart.getByRole('row', { name: /^Coastal/ }).textContent()).toContain('88');
    expectNoFaults(opened);
    await opened.close();
  });

  it('takes an unknown way for the first', async () => {
    const opened = await harness.open('?by=balloon');
    await mapDrawn(opened.page);
    await soon(() => opened.page.locator('#journey').inputValue()).toBe('car');
    expectNoFaults(opened);
    await opened.close();
  });
});

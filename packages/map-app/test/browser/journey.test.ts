import { expect, it } from 'vitest';
import type { MapController } from '../../src/map/map-controller.ts';
import { levels, names, residents } from '../sample/sample-areas.ts';
import { flags, hotspotAreas } from '../sample/sample-columns.ts';
import { samplePostcode } from '../sample/sample-postcodes.ts';
import { sites } from '../sample/sample-sites.ts';
import { describeInBrowser, expectNoFaults, mapColour, mapDrawn, soon } from './harness.ts';

describeInBrowser('from a postcode to the hotspots', (harness) => {
  it('searches a postcode, opens its panel, switches the measure and follows a hotspot', async () => {
    const opened = await harness.open();
    const { page } = opened;
    await mapDrawn(page);
    const box = page.getByRole('combobox', { name: 'Postcode, place, hospital or trust' });
    const area = 399;
    await box.fill(samplePostcode(area).toLowerCase().replace(' ', ''));
    await page.locator('#search-list [role=option]', { hasText: samplePostcode(area) }).click();
    const sentence = page.getByTestId('sentence');
    await soon(() => sentence.textContent()).toMatch(/^It takes about \d+ minutes by car from /);
    expect(await sentence.textContent()).toContain(names[area]);
    expect(await sentence.textContent()).toMatch(/longer than for .*% of people in England\.$/);
    expect(page.url()).toContain('areas=E01900399');
    const said = page.getByText(`${samplePostcode(area)} is in ${names[area]}.`);
    await soon(() => said.count()).toBe(1);
    await page.reload();
    await soon(() => said.count()).toBe(1);

    await page.getByRole('link', { name: 'Map', exact: true }).click();
    const before = await mapColour(page, 640, 400);
    await page.locator('#measure').selectOption('imdScore');
    await soon(() => page.url()).toContain('m=imdScore');
    await soon(() => mapColour(page, 640, 400)).not.toEqual(before);

    await page.getByRole('link', { name: 'Hotspots' }).click();
    await page.getByRole('button', { name: /Sample cluster 2/ }).click();
    await soon(() => page.url()).toMatch(/hotspot=1.*hotspots=1.*at=/);
    const at = new URL(page.url()).searchParams.get('at')!.split(',').map(Number);
    expect(at[1]).toBeLessThan(-2);
    expect(hotspotAreas[1]!.length).toBeGreaterThan(0);
    expectNoFaults(opened);
    await opened.close();
  });

  it('says of a postcode in a link where it is only if it is there', async () => {
    const elsewhere = samplePostcode(42).replace(' ', '');
    const opened = await harness.open(`?panel=area&areas=E01900399&pc=${elsewhere}`);
    const { page } = opened;
    await soon(() => page.getByTestId('sentence').textContent()).toContain(names[399]);
    await page.waitForLoadState('networkidle');
    expect(await page.getByText(' is in Sample ').count()).toBe(0);
    await opened.close();
  });

  it('takes a tap beside a centre for the area from far off, and leaves no name behind it', async () => {
    const opened = await harness.open('', { viewport: { width: 360, height: 780 }, hasTouch: true });
    const { page } = opened;
    await mapDrawn(page);
    const { longitude, latitude } = sites[0]!;
    const at = (east: number) =>
      page.evaluate(
        ([longitude, latitude, east]) => {
          const element = document.querySelector('.map')!;
          const { map } = (element as unknown as { controller: MapController }).controller;
          const { x, y } = map.project([longitude!, latitude!]);
          const { left, top } = element.getBoundingClientRect();
          return [left + x + east!, top + y] as const;
        },
        [longitude, latitude, east],
      );
    await page.waitForLoadState('networkidle');
    await page.touchscreen.tap(...(await at(9)));
    await soon(() => page.url()).toContain('areas=E019');
    expect(page.url()).not.toContain('site=');
    expect(await page.locator('.tooltip').count()).toBe(0);
    await page.evaluate(() => scrollTo(0, 0));
    // Two taps at once zoom.
    await page.waitForTimeout(1000);
    await page.touchscreen.tap(...(await at(0)));
    await soon(() => page.url()).toContain('site=');
    expectNoFaults(opened);
    await opened.close();
  });

  it('says while the dots are being spread that it takes a while', async () => {
    const opened = await harness.open('?as=cartogram');
    const { page } = opened;
    await mapDrawn(page);
    await soon(() => page.getByTestId('announcer').textContent()).toMatch(/dots are spread/);
    expect(await page.getByText('Spreading the dots by people').count()).toBe(0);
    await opened.close();
  });

  it('says what is wrong with a postcode', async () => {
    const opened = await harness.open();
    const { page } = opened;
    const box = page.locator('#search-input');
    const message = page.locator('#search-message');
    for (const [typed, said] of [
      ['NR30 1A1', 'A postcode ends with a digit and two letters'],
      ['EH1 1AA', 'EH postcodes are in Scotland'],
      ['NR9 9ZZ', 'NR9 9ZZ'],
      ['Nowhere at all', 'Nothing in England is called'],
    ] as const) {
      await box.fill(typed);
      await soon(() => message.textContent().catch(() => '')).toContain(said);
    }
    expectNoFaults(opened);
    await opened.close();
  });

  it('finds postcodes by how they begin, places, hospitals and trusts', async () => {
    const opened = await harness.open();
    const { page } = opened;
    const box = page.locator('#search-input');
    const options = page.locator('#search-list [role=option]');
    await box.fill('NR3');
    await soon(() => options.count()).toBe(6);
    await box.fill('hospital 3');
    await soon(() => options.allTextContents()).toContainEqual(expect.stringContaining('Sample Hospital 3'));
    await box.fill('trust 2');
    await soon(() => options.allTextContents()).toContainEqual(expect.stringContaining('NHS trust'));
    await box.fill('sampleshire 12');
    await options.first().click();
    await soon(() => page.url()).toContain('at=');
    expectNoFaults(opened);
    await opened.close();
  });

  it('opens the panel of a district with its people, its rank and its hotspots', async () => {
    const opened = await harness.open('?level=district');
    const { page } = opened;
    await mapDrawn(page);
    await page.locator('#search-input').fill('sampleshire 12');
    await page.locator('#search-list [role=option]').first().click();
    const district = levels.district.names.indexOf('Sampleshire 12');
    const inside = levels.district.placeOfArea.flatMap((place, area) => (place === district ? [area] : []));
    const people = inside.reduce((sum, area) => sum + residents[area]!, 0);
    const sentence = page.getByTestId('sentence');
    await soon(() => sentence.textContent()).toContain(
      `${people.toLocaleString('en-GB')} people live in Sampleshire 12, in ${inside.length} small areas.`,
    );
    expect(page.url()).toContain(`place=${levels.district.codes[district]}`);
    const row = page.getByRole('row', { name: /^Nearest centre/ });
    await soon(() => row.textContent()).toMatch(/(worst|best) of 20/);
    await page.goto(`${harness.url}?level=district&view=table`);
    await page.getByRole('button', { name: levels.district.names[3]!, exact: true }).click();
    await soon(() => page.url()).toContain(`place=${levels.district.codes[3]}`);
    expectNoFaults(opened);
    await opened.close();
  });

  it('brings the panel into reach on a phone, under the map and a closed key', async () => {
    const opened = await harness.open('', { viewport: { width: 360, height: 780 } });
    const { page } = opened;
    await mapDrawn(page);
    const key = page.locator('details.legend');
    expect(await key.getAttribute('open')).toBeNull();
    const sections = await page.getByRole('navigation', { name: 'Sections' }).boundingBox();
    expect(sections!.y + sections!.height).toBeLessThan(780);
    await key.locator('summary').click();
    await soon(() => key.getByRole('rowheader').count()).toBeGreaterThan(3);
    expectNoFaults(opened);
    await opened.close();
  });

  it('outlines hotspots, and the chosen one by itself, with its reasons as sentences', async () => {
    const opened = await harness.open('?panel=places&hotspots=1&hotspot=0&at=52.4,-0.6,6');
    const { page } = opened;
    await mapDrawn(page);
    const drawn = () =>
      page.evaluate(() => {
        const { map } = (document.querySelector('.map') as unknown as { controller: MapController })
          .controller;
        const count = (layer: string) => map.queryRenderedFeatures({ layers: [layer] }).length;
        return map.getLayer('hotspot-chosen') ? [count('hotspot-lines'), count('hotspot-chosen')] : [];
      });
    await soon(drawn).toEqual([hotspotAreas.length, 1]);
    await soon(() => page.locator('li[aria-current] ul li').count()).toBeGreaterThan(2);
    expectNoFaults(opened);
    await opened.close();
  });

  it('brings the map back into sight when a hotspot is chosen on a phone, and leads back to the list', async () => {
    const opened = await harness.open('?panel=places', { viewport: { width: 360, height: 500 } });
    const { page } = opened;
    await mapDrawn(page);
    const last = page.getByRole('button', { name: /Sample cluster 2/ });
    await last.scrollIntoViewIfNeeded();
    const scrolled = () =>
      page.evaluate(() => Math.round(document.querySelector('.stage')!.getBoundingClientRect().top));
    expect(await scrolled()).toBeLessThan(-50);
    await last.click();
    await soon(async () => (await scrolled()) > -2).toBe(true);
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await soon(async () => (await scrolled()) < -50).toBe(true);
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    expect(focused).toContain('Sample cluster 2');
    expectNoFaults(opened);
    await opened.close();
  });

  it('does not offer to colour the map by hotspots, which are a layer', async () => {
    const opened = await harness.open('?m=hotspot');
    const { page } = opened;
    await mapDrawn(page);
    expect(await page.locator('#measure').inputValue()).toBe('nearestMinutes');
    expect(await page.locator('#measure option[value=hotspot]').count()).toBe(0);
    await opened.close();
  });

  it('gives both of two measures where the pointer is, their limits in the key, and the worst of nine', async () => {
    const opened = await harness.open('?m=accessPer100k&with=imdScore');
    const { page } = opened;
    await mapDrawn(page);
    await page.mouse.move(900, 500);
    const tooltip = page.locator('.tooltip');
    await soon(() => tooltip.textContent()).toMatch(/Access.*: [\d.]+.*Deprivation: [\d.]+/);
    const key = page.locator('details.legend');
    expect(await key.getByRole('columnheader', { name: /^low below [\d.]+$/ }).count()).toBe(1);
    expect(await key.getByRole('rowheader', { name: /^middle [\d.]+ to [\d.]+$/ }).count()).toBe(1);
    expect(await key.getByText(/^Millions of people/).isVisible()).toBe(true);
    // Few consultants and much deprivation: the first cell of the first row.
    expect(await key.locator('tbody tr').first().getByRole('cell').first().textContent()).toContain('worst');
    await key.locator('summary').click();
    await soon(() => key.locator('summary .grid > span').count()).toBe(9);
    expectNoFaults(opened);
    await opened.close();
  });

  it('keeps the name of what is under the pointer within the map', async () => {
    const opened = await harness.open();
    const { page } = opened;
    await mapDrawn(page);
    // Closer, the country reaches to all edges of the map.
    for (let step = 0; step < 3; step++) await page.getByRole('button', { name: 'Zoom in' }).click();
    const map = (await page.locator('.map').boundingBox())!;
    const tooltip = page.locator('.tooltip');
    for (const [x, y] of [
      [0.5, 0.99],
      [0.995, 0.6],
      [0.995, 0.93],
    ] as const) {
      await soon(async () => {
        await page.mouse.move(map.x + map.width * 0.5, map.y + map.height * 0.5);
        await page.mouse.move(map.x + map.width * x, map.y + map.height * y);
        return tooltip.count();
      }).toBe(1);
      const box = (await tooltip.boundingBox())!;
      expect(box.x + box.width).toBeLessThanOrEqual(map.x + map.width + 0.5);
      expect(box.y + box.height).toBeLessThanOrEqual(map.y + map.height + 0.5);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expectNoFaults(opened);
    await opened.close();
  });

  it('says of an area that the filters leave it out', async () => {
    const opened = await harness.open('?only=coastal');
    const { page } = opened;
    await mapDrawn(page);
    await page.mouse.move(900, 500);
    await soon(() => page.locator('.tooltip').textContent()).toContain('Left out by the filters');
    await page.getByRole('checkbox', { name: 'Coastal' }).uncheck();
    await page.mouse.move(901, 501);
    await soon(() => page.locator('.tooltip').textContent()).not.toContain('Left out');
    await opened.close();
  });

  it('shows a name with markup as text', async () => {
    const opened = await harness.open('?level=district&view=table');
    const cell = opened.page.getByRole('rowheader', { name: '<img src=x onerror=alert(1)> & Sons' });
    await soon(() => cell.count()).toBe(1);
    expect(await opened.page.locator('img').count()).toBe(0);
    expectNoFaults(opened);
    await opened.close();
  });

  it('compares three areas and goes back by the back button', async () => {
    const opened = await harness.open('?panel=area&areas=E01900001.E01900002.E01900003');
    const { page } = opened;
    const heads = page.locator('table[aria-labelledby=figures] thead th');
    for (const [flag, bit] of [
      ['coastal', 1],
      ['rural', 2],
    ] as const)
      await soon(() =>
        page.locator(`table[aria-labelledby=flags] td[headers^="flags-row-${flag} "]`).allTextContents(),
      ).toEqual([
        ...[1, 2, 3].map((area) => (flags[area]! & bit ? 'Yes' : 'No')),
        expect.stringMatching(/%$/),
      ]);
    await soon(() => heads.allTextContents()).toEqual([names[1], names[2], names[3], 'England mean']);
    await page.getByRole('button', { name: `Remove ${names[2]}` }).click();
    await soon(() => heads.allTextContents()).toEqual([names[1], names[3], 'England mean']);
    await page.goBack();
    await soon(() => heads.count()).toBe(4);
    expectNoFaults(opened);
    await opened.close();
  });

  it('adds the areas up for districts, and filters with a count of people', async () => {
    const opened = await harness.open('?level=district&m=residents&view=table');
    const { page } = opened;
    await soon(() => page.locator('.table tbody tr').count()).toBe(20);
    const figures = await page.locator('.table tbody tr td:nth-child(2)').allTextContents();
    const total = figures.reduce((sum, cell) => sum + Number(cell.replace(/\D/g, '')), 0);
    await page.getByRole('checkbox', { name: 'Coastal' }).check();
    const left = page.locator('.left');
    await soon(() => left.textContent()).toMatch(/people \(.*% of residents\) in 40 areas/);
    expect(total).toBeGreaterThan(400_000);
    expectNoFaults(opened);
    await opened.close();
  });

  it('shows who goes to a centre, with its consultants and bands of minutes', async () => {
    const opened = await harness.open('?site=RX001&m=accessPer100k');
    const { page } = opened;
    await mapDrawn(page);
    const card = page.getByRole('region', { name: 'Sample Hospital 1' });
    await soon(() => card.textContent()).toMatch(
      /nearest centre for [\d,]+ people.*headcount, September 2019.*Dashed lines/,
    );
    await soon(() => page.locator('.left').textContent()).toMatch(/people .* in \d+ areas/);
    await card.getByRole('button', { name: 'Show all areas' }).click();
    await soon(() => page.url()).not.toContain('site=');
    expectNoFaults(opened);
    await opened.close();
  });
});

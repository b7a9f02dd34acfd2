import { ValhallaUnavailableError, valhallaObstacle } from '@postcode-lottery/core/node';
import { describe, expect, it } from 'vitest';

describe('valhallaObstacle', () => {
  it.each([
    ['linux', 'x64', '2.36'],
    ['linux', 'arm64', '2.28'],
    ['linux', 'x64', '3.0'],
    ['darwin', 'arm64', undefined],
  ])('finds none on %s %s with glibc %s', (platform, architecture, glibc) => {
    expect(valhallaObstacle(platform, architecture, glibc)).toBeUndefined();
  });
  it.each([
    ['win32', 'x64', undefined, 'no build for Windows on x64'],
    ['darwin', 'x64', undefined, 'no build for macOS on x64'],
    ['freebsd', 'x64', undefined, 'no build for freebsd'],
    ['linux', 'x64', undefined, 'needs the GNU C library, 2.28 or newer'],
    ['linux', 'x64', '2.17', 'this machine has 2.17'],
  ])('says what it is on %s %s with glibc %s', (platform, architecture, glibc, words) => {
    const obstacle = valhallaObstacle(platform, architecture, glibc);
    expect(obstacle).toContain(words);
    expect(new ValhallaUnavailableError(obstacle!).message).toMatch(/--server URL.*import FILE.*WSL/s);
  });
});

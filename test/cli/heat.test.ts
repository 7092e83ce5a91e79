import { expect, test } from 'vitest';
import { HOT_PLAN } from '../hot-plan.ts';
import { folderWith, jalon } from './jalon.ts';

test('heat that slows halls without a chiller is told, and a run without it says nothing', () => {
  const cwd = folderWith({ 'hot.json': JSON.stringify(HOT_PLAN) });
  expect(jalon(['run', 'hot.json'], { cwd }).out).toMatch(
    /Too hot for halls without a chiller \(UTC\)\n.*hours slowed.*\n +Paris south +2026-08-\d\d \d\d:00 /,
  );
  expect(jalon(['run', 'microsoft-france']).out).not.toContain('Too hot');
});

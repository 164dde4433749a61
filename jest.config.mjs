// Time zone and language are fixed so that a test says the same on every machine; `TEST_TZ` runs the same tests
// somewhere with daylight saving.
process.env.TZ = process.env.TEST_TZ ?? 'UTC';
process.env.LANG = 'en_US.UTF-8';

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  transform: { '\\.[cm]?[jt]sx?$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  transformIgnorePatterns: ['/node_modules/(?!(zod|yaml|date-fns|fast-check|@sparticuz|playwright-core)/)'],
  setupFiles: ['<rootDir>/tests/support/seed.ts'],
  testTimeout: 30_000,
  maxWorkers: 2,
};

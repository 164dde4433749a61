// The community review's rules over everything that ships, manifest and licence included, and the walls of the core.
import obsidianmd from 'eslint-plugin-obsidianmd';
import { PlainTextParser } from 'eslint-plugin-obsidianmd/dist/lib/plainTextParser.js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const noHosts = {
  patterns: [{ group: ['obsidian', 'electron', 'node:*', '*/obsidian/*'], message: 'The core knows no host.' }],
  paths: [
    { name: 'zod', message: "Import * as z from 'zod/mini': the whole of zod costs 87 to 454 KB." },
    ...['fs', 'path', 'os', 'crypto', 'util'].map((name) => ({ name, message: 'The core knows no host.' })),
  ],
};

export default defineConfig([
  { ignores: ['main.js', 'meta.json', 'node_modules', 'package-lock.json', 'sample-vault', 'coverage'] },
  ...obsidianmd.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs', 'scripts/*.mjs', 'manifest.json'] },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.json'],
      },
    },
  },
  {
    files: ['manifest.json'],
    languageOptions: { parser: tseslint.parser },
    rules: { 'obsidianmd/validate-manifest': 'error', 'no-unused-expressions': 'off' },
  },
  { files: ['LICENSE'], languageOptions: { parser: PlainTextParser }, rules: { 'obsidianmd/validate-license': 'error' } },
  {
    files: ['src/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'error',
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', noHosts],
      'no-restricted-globals': ['error', 'window', 'document', 'process', 'console', 'navigator', 'activeWindow', 'activeDocument'],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The core has no clock: today is an argument.' },
        { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'The core has no clock: today is an argument.' },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/core/reading/schema.ts', 'src/core/markdown/note.ts', 'src/obsidian/vault.ts'],
    rules: {
      'no-restricted-properties': ['error', { property: 'frontmatter', message: 'Properties are read in schema.ts and handed over in vault.ts, nowhere else.' }],
    },
  },
  {
    // Code for Node, which the review does not lint: the same rules, without those about Obsidian's own ways.
    files: ['scripts/**/*.{ts,mjs}', 'tests/**/*.ts', '*.mjs'],
    rules: {
      'obsidianmd/no-nodejs-modules': 'off',
      'obsidianmd/rule-custom-message': 'off',
      'obsidianmd/hardcoded-config-path': 'off',
      'obsidianmd/prefer-window-timers': 'off',
      'obsidianmd/prefer-create-el': 'off',
      'obsidianmd/prefer-instanceof': 'off',
      'obsidianmd/no-global-this': 'off',
      'obsidianmd/prefer-active-doc': 'off',
      'obsidianmd/ui/sentence-case': 'off',
      'obsidianmd/platform': 'off',
      'obsidianmd/no-unsupported-api': 'off',
      'obsidianmd/no-static-styles-assignment': 'off',
      'obsidianmd/no-forbidden-elements': 'off',
      'no-console': 'off',
      'no-undef': 'off',
      'no-restricted-globals': 'off',
      'no-new-func': 'off',
      '@typescript-eslint/no-implied-eval': 'off',
      '@typescript-eslint/require-await': 'off',
      '@microsoft/sdl/no-inner-html': 'off',
      'no-unsanitized/property': 'off',
      'no-unsanitized/method': 'off',
      'no-restricted-imports': 'off',
      'import/no-nodejs-modules': 'off',
      'import/no-extraneous-dependencies': 'off',
    },
  },
]);

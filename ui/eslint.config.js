import hooks from 'eslint-plugin-react-hooks';
import typescript from 'typescript-eslint';

const FEATURES = ['compare', 'compliance', 'document', 'documents', 'graph', 'review', 'search', 'session'];

// A feature knows src/{api,app,design} and no other feature.
const strangers = FEATURES.map((feature) => ({
  files: [`src/features/${feature}/**`],
  rules: {
    'no-restricted-imports': ['error', {
      patterns: [{
        group: FEATURES.filter((other) => other !== feature).flatMap((other) => [`**/features/${other}/**`, `../${other}/**`]),
        message: 'Features are strangers: share through src/api, src/app or src/design.',
      }],
    }],
  },
}));

const below = (folder, forbidden) => ({
  files: [`src/${folder}/**`],
  rules: {
    'no-restricted-imports': ['error', {
      patterns: [{ group: forbidden.map((name) => `**/${name}/**`), message: 'Imports go features → app → design → api.' }],
    }],
  },
});

export default typescript.config(
  { ignores: ['dist', 'node_modules', 'eslint.config.js'] },
  ...typescript.configs.recommendedTypeChecked,
  hooks.configs.flat.recommended,
  { languageOptions: { parserOptions: { projectService: true } } },
  {
    rules: {
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 200, skipBlankLines: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      'no-console': 'error',
      // About the React compiler, which is not used here.
      'react-hooks/incompatible-library': 'off',
    },
  },
  { files: ['dev/**', 'e2e/**', 'bench/**'], rules: { 'no-console': 'off' } },
  below('api', ['app', 'design', 'features']),
  below('design', ['app', 'features']),
  ...strangers,
);

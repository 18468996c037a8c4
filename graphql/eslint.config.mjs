import appsync from '@aws-appsync/eslint-plugin';
import parser from '@typescript-eslint/parser';

export default [
  {
    files: ['resolvers/**/*.js'],
    languageOptions: { parser, parserOptions: { project: './tsconfig.json' } },
    plugins: { '@aws-appsync': appsync },
    rules: { ...appsync.configs.recommended.rules },
  },
];

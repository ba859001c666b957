import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const literalText = [
  {
    selector: "JSXText[value=/\\p{L}/u]",
    message: "Text for people lives in messages.ts, in both languages.",
  },
  {
    selector: "JSXExpressionContainer > Literal[value=/\\p{L}/u]:not(JSXAttribute Literal)",
    message: "Text for people lives in messages.ts, in both languages.",
  },
  {
    selector:
      "JSXAttribute[name.name=/^(aria-label|aria-description|aria-roledescription|alt|label|placeholder|title)$/] > Literal[value=/\\p{L}/u]",
    message: "Text for people lives in messages.ts, in both languages.",
  },
];

const defaultExport = {
  selector: "ExportDefaultDeclaration, ExportNamedDeclaration > ExportSpecifier[exported.name='default']",
  message: "Named exports only; a default export is for the files where Remix or a tool asks for one.",
};

const barrel = { selector: "ExportAllDeclaration", message: "No barrels: import from the file that holds the thing." };

const rawSql = {
  selector: "MemberExpression[object.name='sql'][property.name=/^(raw|lit)$/]",
  message: "Only db/ may write SQL without parameters.",
};

const clockAndChance = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "The engines have no clock: take `now` as an argument." },
  { selector: "CallExpression[callee.name='Date']", message: "The engines have no clock: take `now` as an argument." },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: "The engines have no clock: take `now` as an argument.",
  },
  { selector: "MemberExpression[object.name='performance']", message: "The engines have no clock: take `now` as an argument." },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: "The engines draw from a seed that is an argument.",
  },
  { selector: "MemberExpression[object.name='crypto']", message: "The engines draw from a seed that is an argument." },
];

/** One rule name holds every list: a later entry replaces an earlier one, so each block says all that applies to its files. */
const forbid = (...entries) => ({ "no-restricted-syntax": ["error", ...entries.flat()] });

const defaultExportPlaces = [
  "app/**/*.route.tsx",
  "app/root.tsx",
  "app/entry.server.tsx",
  "app/routes.ts",
  "*.config.{ts,js}",
  "**/*.d.ts",
  "test/support/global-setup.ts",
];

// Rules that need types are in .oxlintrc.json: oxlint checks them in a fraction of the time.
export default tseslint.config(
  { ignores: ["node_modules/", "build/", "var/", "coverage/", "test/fixtures/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.strict],
    rules: {
      ...forbid(defaultExport, barrel, rawSql),
      "@typescript-eslint/consistent-type-imports": "error",
      // With noUncheckedIndexedAccess the engines' inner loops say `!` where the loop itself is the proof.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrorsIgnorePattern: "^_" }],
      eqeqeq: "error",
      "no-console": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["**/*.tsx"],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat.recommended],
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
  },
  { files: ["app/**/*.tsx"], rules: forbid(defaultExport, barrel, rawSql, literalText) },
  { files: ["app/domain/**/*.ts"], rules: forbid(defaultExport, barrel, rawSql, clockAndChance) },
  { files: ["db/**/*.ts"], rules: forbid(defaultExport, barrel) },
  { files: defaultExportPlaces, rules: forbid(barrel, rawSql) },
  { files: ["app/**/*.route.tsx", "app/root.tsx"], rules: forbid(barrel, rawSql, literalText) },
  {
    // The fault detector wraps console.error, and a test may look at what it has just found.
    files: ["test/**/*.{ts,tsx}"],
    rules: { "no-console": "off" },
  },
  {
    files: ["**/*.{js,mjs}"],
    rules: { eqeqeq: "error", "prefer-const": "error", "no-var": "error" },
  },
);

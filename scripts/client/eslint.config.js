// Habits of the browser's code that types do not hold. Nothing here is published.
import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "array-callback-return": "error",
      "consistent-return": "error",
      eqeqeq: "error",
      "max-len": ["error", { code: 150, ignoreComments: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true }],
      "no-console": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Text is never HTML: use textContent or el()." },
        { property: "outerHTML", message: "Text is never HTML: use textContent or el()." },
        { property: "insertAdjacentHTML", message: "Text is never HTML: use el()." },
      ],
      "no-shadow": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
];

import { runCommand } from './cli/run-command.ts';
import { runDocument } from './documents/run-document.ts';
import { validationDocument } from './validate/document.ts';

const HELP = `npm run validate -- [--write] [--atlas FOLDER]

Compares this tool's figures with published facts, and says why they differ.

  --write          put the text in docs/validation.md; printed otherwise
  --atlas FOLDER   read this atlas as it is (default: atlas, built where needed)`;

await runCommand(() => runDocument({ help: HELP, path: 'docs/validation.md', compose: validationDocument }));

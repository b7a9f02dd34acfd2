import { runCommand } from './cli/run-command.ts';
import { runDocument } from './documents/run-document.ts';
import { findingsDocument } from './findings/document.ts';

const HELP = `npm run findings -- [--write] [--atlas FOLDER]

Says what the measures find in England: sentences with their numbers, 95%
intervals and caveats.

  --write          put the text in docs/findings.md; printed otherwise
  --atlas FOLDER   read this atlas as it is (default: atlas, built where needed)`;

await runCommand(() => runDocument({ help: HELP, path: 'docs/findings.md', compose: findingsDocument }));

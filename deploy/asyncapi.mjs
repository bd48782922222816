// Says what AsyncAPI's own parser finds in a document, and nothing when it finds nothing.
import { Parser, fromFile } from '@asyncapi/parser';

const { diagnostics } = await fromFile(new Parser(), process.argv[2]).parse();
for (const { path, message } of diagnostics) {
    console.log(`${path.join('.')}: ${message}`);
}
process.exit(diagnostics.length === 0 ? 0 : 1);

// Reads citations (RIS, BibLaTeX or CSL-JSON) from standard input, has Citation.js write them in the
// format that is named, if one is, reads that again, and tells as CSL-JSON what it understood.
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";

let text = "";
for await (const chunk of process.stdin.setEncoding("utf8")) text += chunk;
const read = new Cite(text);
const format = process.argv[2];
const again = format ? new Cite(read.format(format)) : read;
process.stdout.write(JSON.stringify([read.data, again.data]));

// Runs where it stands, before what follows is drawn, so that nothing moves: what needs scripts is
// shown, and stays absent where none run.
"use strict";
document.documentElement.classList.add("scripted");
for (const part of document.querySelectorAll("template[data-scripted]")) part.replaceWith(part.content);

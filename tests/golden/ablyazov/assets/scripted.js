// Loaded before anything is drawn: what needs scripts is shown only where they run.
document.documentElement.classList.add("scripted");

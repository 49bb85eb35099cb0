// Sets the reader's colour choice before the page is drawn. Loaded in <head> without defer for
// that reason; it must stay tiny.
try {
  const choice = localStorage.getItem("vari");
  if (choice === "light" || choice === "dark") document.documentElement.dataset.theme = choice;
} catch { /* storage may be forbidden: then the system's choice holds */ }
document.documentElement.classList.replace("no-js", "js");

module.exports = function (c) {
  c.addGlobalData("layout", "base.njk");
  let idx = null;
  c.on("eleventy.before", () => { idx = null; });
  c.addFilter("related", (all, url, themes) => {
    if (!idx) { idx = {}; for (const p of all) for (const t of p.data.themes || []) (idx[t] ||= []).push({ url: p.url, title: p.data.title }); }
    const out = []; for (const t of themes || []) for (const p of (idx[t] || []).slice(0, 9)) { if (p.url !== url && out.length < 8) out.push(p); } return out; });
  return { markdownTemplateEngine: false, dir: { input: "docs", output: "out-eleventy", includes: "../eleventy" } };
};

(() => {
  const closed = [];
  addEventListener('beforeprint', () => document.querySelectorAll('details:not([open])').forEach((one) => { closed.push(one); one.open = true; }));
  addEventListener('afterprint', () => closed.splice(0).forEach((one) => { one.open = false; }));
  const findings = [...document.querySelectorAll('article.finding')];
  const form = document.querySelector('.filters');
  if (form) {
    form.hidden = false;
    const chosen = (name) => new Set([...form.querySelectorAll(`input[data-${name}]:checked`)].map((box) => box.dataset[name]));
    form.addEventListener('change', () => {
      const severities = chosen('severity');
      const agents = chosen('agent');
      for (const finding of findings) {
        finding.hidden = !severities.has(finding.dataset.severity) || !agents.has(finding.dataset.agent);
        document.querySelector(`[data-of=${finding.id}]`).hidden = finding.hidden;
      }
      form.querySelector('.shown').textContent = `${findings.filter((finding) => !finding.hidden).length} of ${findings.length} shown`;
    });
  }
  document.addEventListener('click', (event) => {
    const target = event.target.closest('a[href^="#f"]')?.hash;
    if (target) document.querySelector(target)?.removeAttribute('hidden');
  });
  const move = (step) => {
    const shown = findings.filter((finding) => !finding.hidden);
    const at = shown.indexOf(document.activeElement.closest('article'));
    const next = shown[at < 0 ? 0 : Math.min(Math.max(at + step, 0), shown.length - 1)];
    if (next) { next.focus(); next.scrollIntoView({ block: 'start' }); }
  };
  document.addEventListener('keydown', (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === 'j') move(1);
    if (event.key === 'k') move(-1);
  });
})();

import{g as t,h as n,i as l,t as p,u as c}from"../../shared.js";function u({view:e,own:r,notices:a}){let{session:i,step:s,table:o}=e;return t`<${p} notices=${a} foot=${t`<${$} />`}>
    <div class="stack-tight">
      <p class="soft">${f(r.me)}</p>
      <h1 tabindex="-1" class="question">${i.question}</h1>
      ${s.prompt&&t`<p class="soft">${s.prompt}</p>`}
    </div>
    ${o&&t`<p>${l("{n} personne est à votre table.","{n} personnes sont à votre table.",o.seats??o.people)}</p>`}
    <section class="stack-tight">
      <h2>${n("La séance")}</h2>
      <${h} agenda=${e.agenda} now=${s.id} />
    </section>
    ${r.me.seats===1&&t`<${m} />`}
  <//>`}function $(){return t`<${c}><strong>${n("Gardez cette page ouverte.")}</strong> ${n("La suite s’affichera ici.")}<//>`}function m(){return t`<p class="small soft">
    ${n("Plusieurs sur ce téléphone ? Dites-le sous « Moi », en haut à gauche : chaque personne aura son bulletin.")}</p>`}function f({name:e}){return e?n("Bonjour {name}, vous êtes à votre place.",{name:e}):n("Bonjour, vous êtes à votre place.")}function h({agenda:e,now:r}){let a=e.findIndex(s=>s.id===r),i=s=>s<a?"is-done":s===a?"is-now":"";return t`<ol class="step-rail">${e.map((s,o)=>t`
    <li class=${i(o)} aria-current=${o===a?"step":null}>
      <span class="number tiny">${s.minutes?n("{n} min",{n:s.minutes}):""}</span>
      <span class="pip"></span>
      <span>${s.title}</span>
    </li>`)}</ol>`}export{u as default};

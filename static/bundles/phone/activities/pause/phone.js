import{U as p,g as o,h as e,p as s,t as r,u as n}from"../../shared.js";function c({view:t,link:a,notices:m}){let i=s(t.timer,a.now);return o`<${r} notices=${m} foot=${o`<${n}>${e("Gardez cette page ouverte : la suite s’affichera ici.")}<//>`}>
    <div class="stack-tight"><h1 tabindex="-1">${t.step.title}</h1>
      <p class="soft">${t.step.prompt||e("Rien à faire ici pour l’instant.")}</p></div>
    ${i!==null&&o`<div class="ring"><${p} seconds=${i} total=${60*t.step.minutes} /></div>`}
  <//>`}export{c as default};

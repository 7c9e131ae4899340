import{D as c,T as m,U as u,g as s,h as i,p as $,t as l,u as p}from"../../shared.js";function g(t){let{turns:e,turn:n}=t.view.pitch??{turns:[],turn:-1};return e[n]?s`<${x} ...${t} now=${e[n]} next=${e[n+1]} />`:s`<${k} ...${t} turns=${e} />`}function k({own:t,view:e,turns:n,notices:r}){let a=n.findIndex(o=>o.table===t.me.table);return s`<${l} notices=${r} foot=${s`<${p}>${i("La suite s’affichera ici.")}<//>`}>
    <div class="stack-tight">
      <h1 tabindex="-1">${i("Chaque table présente ses propositions")}</h1>
      ${e.step.prompt&&s`<p class="soft">${e.step.prompt}</p>`}
      ${a>=0&&s`<p>${v(a)}</p>`}
    </div>
    <ol class="stack">${n.map(o=>s`
      <li class="turn" key=${o.table} aria-current=${o.table===t.me.table?"true":null}>
        <b>${i("Table {number}",o)}</b><${h} view=${e} id=${o.theme} /></li>`)}</ol>
  <//>`}function v(t){return t===0?i("Votre table ouvre les présentations."):i("Votre table passe en position {n}.",{n:t+1})}function h({view:t,id:e}){let n=t.themes.find(r=>r.id===e);return n?s`<${m} theme=${n} />`:null}function x({view:t,own:e,link:n,now:r,next:a,notices:o}){let f=r.table===e.me.table;return s`<${l} notices=${o} foot=${s`<${L} next=${a} own=${e} />`}>
    <div class="stack-tight">
      <${h} view=${t} id=${r.theme} />
      <h1 tabindex="-1">${f?i("C’est à votre table"):i("La table {number} présente",r)}</h1>
    </div>
    <${C} view=${t} link=${n} theme=${r.theme} />
    ${r.proposals.length>0&&s`<section class="stack-tight">
      <h2>${i("Ses propositions")}</h2>
      <ul class="stack">
        ${r.proposals.map(({id:b,title:d})=>s`<li class="card" key=${b}><strong>${c(d)}</strong></li>`)}
      </ul></section>`}
  <//>`}function C({view:t,link:e,theme:n}){let r=$(t.timer,e.now);return r===null?null:s`<div class="ring" data-theme=${n}>
    <${u} seconds=${r} total=${60*t.step.settings.minutes_each} /></div>`}function L({next:t,own:e}){return s`<p class="small">
    ${t?i("Ensuite : table {number}.",t):i("C’est la dernière présentation.")}
    ${t?.table===e.me.table&&s` <strong class="marker">${i("Préparez-vous, c’est la vôtre.")}</strong>`}</p>`}export{g as default};

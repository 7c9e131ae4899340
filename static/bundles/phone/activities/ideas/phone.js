import{A as p,G as f,H as r,I as u,g as s,h as t,t as c,y as l,z as d}from"../../shared.js";function h(e){return e.view.step.phase==="writing"?s`<${v} ...${e} />`:s`<${u} ...${e} lead=${t("Toute la table les voit maintenant, sans nom sauf accord.")} />`}function v(e){let{view:i,own:a}=e,n=a.mine.filter(o=>a[`my/${o}`].seen==="table"),m=a.mine.filter(o=>!n.includes(o)),$=l(e);return s`<${c} notices=${e.notices} foot=${s`<${p} ...${e} draft=${$} />`}>
    <div class="stack-tight"><h1 tabindex="-1" class="question">${i.session.question}</h1>
      ${i.step.prompt&&s`<p class="soft">${i.step.prompt}</p>`}</div>
    <${d} draft=${$} />
    <section class="stack"><div class="row-between"><h2>${t("Vos idées")}</h2>
      <span class="small soft">${t("personne d’autre ne les voit")}</span></div>
      ${f(e)>n.length?s`<${r} ...${e} ids=${m} />`:s`<p class="soft">${t("Vos idées se rangeront ici. Une idée à la fois, autant que vous voulez.")}</p>`}</section>
    ${n.length>0&&s`<section class="stack"><h2>${t("Vos idées à une autre table")}</h2>
      <${r} ...${e} ids=${n} gone /></section>`}
  <//>`}export{h as default};

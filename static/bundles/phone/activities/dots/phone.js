import{A as T,C as k,b as v,e as s,f as o,g as u,k as m,n as d,o as b,u as g,v as V,w as A,x as w,y as j}from"../../shared.js";function z({budget:e,cap:t},n=!1){let r=u("{n} gommette par personne","{n} gommettes par personne",e);return n?o("{dots}, {cap} au plus par proposition.",{dots:r,cap:t}):o("{dots}, {cap} au plus par idée.",{dots:r,cap:t})}function q({keep:e,tie:t},n=!1){let r=u("La première est retenue","Les {n} premières sont retenues",e);return t==="both"?o("{kept} ; en cas d’égalité à la limite, toutes les ex æquo le sont.",{kept:r}):n?o("{kept} ; en cas d’égalité à la limite, la salle décide.",{kept:r}):o("{kept} ; en cas d’égalité à la limite, la table décide.",{kept:r})}function B({budget:e},t){return e-Object.values(t).reduce((n,r)=>n+r,0)}function R(e,t,n){let r={...e,[t]:(e[t]??0)+n};return r[t]<=0&&delete r[t],r}function C({view:e,own:t,outbox:n},r){let l=g(n,y(e.vote,r)),a=l&&l.state!=="refused"?l.body.choice:t[`ballot/${r}`]?.choice??{};return Object.fromEntries(Object.entries(a).filter(([i])=>!e[`option/${i}`]?.gone))}function Q({own:e},t){return Object.values(e[`ballot/${t}`]?.came_back??{}).reduce((n,r)=>n+r,0)}function y(e,t){return`ballot/${e.id}/${t}`}function _({view:e,outbox:t},n,r){t.add("ballot.cast",{vote:e.vote.id,seat:n,choice:r},{slot:y(e.vote,n)})}function S(e){let{view:t,own:n,seat:r}=e,[l,a]=v(null),i=C(e,r),c=n[`order/${r}`]??t.vote.options,f=B(t.vote.rule,i),h=(p,x)=>{a(x>0?p:null),_(e,r,R(i,p,x))},$=Q(e,r);return s`<div role="status">${$>0&&s`<p class="banner">${u("Votre point est revenu : la contribution où il était a été retirée. Vous pouvez le coller ailleurs.","Vos {n} points sont revenus : la contribution où ils étaient a été retirée. Vous pouvez les coller ailleurs.",$)}</p>`}</div>
    <ul class="stack">${c.filter(p=>t[`option/${p}`]).map(p=>s`<${X} key=${p}
    option=${t[`option/${p}`]} dots=${i[p]??0} left=${f} cap=${t.vote.rule.cap} fresh=${l===p}
    theme=${t[`option/${p}`].theme} from=${t.step.scope==="plenary"?t[`option/${p}`].table:null}
    onStick=${x=>h(p,x)} />`)}</ul>
    ${Object.keys(i).length>0&&s`<p><button class="button" onClick=${()=>_(e,r,{})}>
      <${m} name="undo-2" /> ${o("Tout retirer")}</button></p>`}`}function X({option:e,dots:t,left:n,cap:r,fresh:l,theme:a,from:i,onStick:c}){if(e.gone)return s`<li class="card is-withdrawn"><p class="soft">${o("Contribution retirée")}</p></li>`;let f=j(e);return s`<li class="card" data-theme=${a}>
    ${i&&s`<p class="tiny soft">${o("Table {number}",{number:i.slice(1)})}</p>`}
    <${w} title=${e.title} body=${e.body} />
    <div class="stick-row"><${Y} dots=${t} cap=${r} theme=${a} fresh=${l} />
      <button class="button is-round" disabled=${t===0} onClick=${()=>c(-1)}
        aria-label=${o("Retirer une gommette : {name}",{name:f})}><${m} name="minus" /></button>
      <button class="button is-round" disabled=${n<=0||t>=r} onClick=${()=>c(1)}
        aria-label=${o("Coller une gommette : {name}",{name:f})}><${m} name="plus" /></button></div></li>`}var L=5;function Y({dots:e,cap:t,theme:n,fresh:r}){let l=t<=L?t:Math.min(e,L),a=(i,c)=>s`<${k} key=${`${c}-${c<e}`} theme=${n} empty=${c>=e}
    fresh=${r&&c===e-1} />`;return s`<p class="stuck" role="img" aria-label=${o("{dots} sur {cap} gommettes",{dots:e,cap:t})}>
    ${Array.from({length:l},a)}
    ${t>L&&s`<span class="number">${e}</span>`}</p>`}function O(e){let{view:t,seat:n,outbox:r,online:l,own:a}=e,i=B(t.vote.rule,C(e,n)),c=t.step.scope==="plenary"?null:t.table.theme.id,f=a[`ballot/${n}`]?o("Enregistré"):null;return s`<p class="purse">
      <${Z} left=${i} budget=${t.vote.rule.budget} theme=${c} />
      <strong role="status">${i?o("Il en reste {n}",{n:i}):o("Tout est collé")}</strong></p>
    <div class="promise">
      <p class="tiny soft">${o("Vote secret, un bulletin par appareil et par place déclarée.")} ${o("Vous pouvez tout changer jusqu’à la clôture.")}</p>
      <${V} item=${g(r,y(t.vote,n))} online=${l} brief before=${f} />
    </div>`}function Z({left:e,budget:t,theme:n}){return t>8?null:s`<span class="stuck" aria-hidden="true">${Array.from({length:t},(l,a)=>s`<${k} theme=${n} empty=${a>=e} />`)}</span>`}var P=15,ee=23,te=9,W=24,ne=48.5,I=52.5,D=40;function E({points:e,most:t=e,dots:n=40,stretch:r=!1}){return t>n?oe({points:e,most:t,stretch:r}):se({points:e})}function se({points:e}){let t=Math.max(1,Math.ceil(e/P));return s`<svg class="dot-plot" viewBox=${`0 0 362 ${W*t}`} role="img" aria-label=${G(e)}>
    ${Array.from({length:e},(n,r)=>{let l=r%P,a=11+ee*l+te*Math.floor(l/5);return s`<circle class="dot" cx=${a} cy=${12+W*Math.floor(r/P)} r="9" />`})}</svg>`}function oe({points:e,most:t,stretch:n}){let r=Math.max(n?0:420,Math.ceil(t/10)*I),l=Math.ceil(e/10);return s`<svg class="dot-plot" viewBox=${`0 0 ${r} ${D}`} role="img" aria-label=${G(e)}
      preserveAspectRatio=${n?"none":null}>
    ${Array.from({length:l},(a,i)=>{let c=Math.min(10,e-10*i);return s`<rect class="bar" x=${I*i} width=${ne*c/10} height=${D} rx=${n?2:7} />`})}</svg>`}function G(e){return u("{n} point","{n} points",e)}function J({view:e}){let{rows:t,ballots:n,selected:r}=e.result,l=!r&&t.some($=>$.state==="tied"),a=$=>r?r.includes($.id):$.state!=="out",i=t.filter(a),c=t.filter($=>!a($)),f={ballots:n,most:Math.max(1,...t.map($=>$.figures.points)),undecided:l,plenary:e.step.scope==="plenary"},h=$=>s`<${re} key=${$.id} row=${$} ...${f} />`;return s`<ol class="stack results">
    ${i.map(h)}
    ${i.length>0&&c.length>0&&s`<li class="cut">
      ${l?o("retenues ou à égalité ci-dessus"):o("retenues ci-dessus")}</li>`}
    ${c.map(h)}
  </ol>`}function re({row:e,ballots:t,most:n,undecided:r,plenary:l}){return s`<li class="result" data-theme=${e.theme}>
    <p class="result-head">
      <span class="rank"><span class="only-read-aloud">${o("Rang")} </span>${e.rank}</span>
      <strong>${e.gone?o("Contribution retirée"):A(e.title)}</strong>
    </p>
    <div class="result-figure stack-tight">
      ${l&&s`<p class="theme-name small">
        <${k} theme=${e.theme} /> ${o("Table {number}",{number:e.table.slice(1)})}</p>`}
      ${e.figures.points>0&&s`<${E} points=${e.figures.points} most=${n} />`}
      <p class="small soft">${le(e,t,r)}</p>
    </div>
  </li>`}function le({figures:{points:e,voters:t},state:n},r,l){return[u("{n} point","{n} points",e),u("{n} votant sur {ballots}","{n} votants sur {ballots}",t,{ballots:r}),l&&n==="tied"&&o("à égalité")].filter(Boolean).join(" · ")}function F({result:e}){return e.rows.length?e.selected?u("{n} proposition retenue","{n} propositions retenues",e.selected.length):e.tied.length?o("Une égalité à départager"):o("Les résultats"):o("Aucune idée au vote")}function K({result:e,vote:t}){let n=e.rows.reduce((a,i)=>a+i.figures.points,0),r=t?t.rule.budget*e.ballots-n:0;return`${[u("{n} bulletin","{n} bulletins",e.ballots),u("{n} gommette collée","{n} gommettes collées",n),r>0&&u("{n} gardée","{n} gardées",r)].filter(Boolean).join(", ")}.`}function U(e){let[t,n]=v(0),[r,l]=v(()=>ie(e)),a=()=>{l(i=>[...new Set([...i,t])]),n(0),setTimeout(()=>document.querySelector("main h1")?.focus())};return t?s`<${ce} ...${e} seat=${t} onDone=${a} />`:s`<${ue} ...${e} done=${r} onSeat=${n} />`}function ie(e){return N(e).filter(t=>ae(e,t))}function N({own:e}){return Array.from({length:e.me.seats},(t,n)=>n+1).filter(t=>!e.elsewhere?.includes(t))}function ae(e,t){return!!e.own[`ballot/${t}`]||Object.keys(C(e,t)).length>0}function ce(e){let{seat:t,onDone:n,own:r,title:l,rule:a}=e,{seats:i}=r.me,c=s`<${O} ...${e} />
    <button class="button is-main is-wide" onClick=${n}>
      ${t===i?o("J’ai fini"):o("J’ai fini, passer au suivant")}</button>`;return s`<${d} notices=${e.notices} foot=${c}>
    <div class="stack-tight">
      <p class="tag"><${m} name="user" /> ${o("Personne {seat} sur {seats}",{seat:t,seats:i})}</p>
      <h1 tabindex="-1">${l}</h1>${a}
    </div>
    <${S} ...${e} key=${t} />
  <//>`}function ue(e){let{done:t,onSeat:n,outbox:r,view:l}=e,a=N(e),i=a.find(h=>!t.includes(h)),c=a.some(h=>g(r,y(l.vote,h))?.state==="waiting"),f=i&&s`<button class="button is-main is-wide" onClick=${()=>n(i)}>
    ${o("Je suis la personne {next} : voter",{next:i})}</button>`;return s`<${d} notices=${e.notices} foot=${f}>
    <div class="stack-tight cleared">
      <${m} name="users" />
      <h1 tabindex="-1">${$e(i,t.length)}</h1>
      <p>${i?o("L’écran ne montre plus aucun bulletin. Chaque personne vote à son tour."):u("{n} bulletin sur ce téléphone.","{n} bulletins sur ce téléphone.",t.length)}</p>
      ${c&&s`<p class="small soft">${o("Certains bulletins attendent le réseau.")}</p>`}
    </div>
    ${t.length>0&&s`<${pe} done=${t} onSeat=${n} />`}
  <//>`}function $e(e,t){return e?t?o("Passez au suivant"):o("À la première personne"):o("Tout le monde a voté")}function pe({done:e,onSeat:t}){return s`<section class="stack-tight">
    <h2>${o("Reprendre un bulletin")}</h2>
    <p class="small soft">${o("Jusqu’à la clôture, chaque personne peut revoir et changer le sien.")}</p>
    <ul class="numbers">${e.map(n=>s`<li key=${n}>
      <button class="button" onClick=${()=>t(n)}
        aria-label=${o("Reprendre le bulletin de la personne {seat}",{seat:n})}>${o("Personne {seat}",{seat:n})}</button>
    </li>`)}</ul>
  </section>`}function me(e){let{view:t}=e;return t.result&&["sealed","selected"].includes(t.step.phase)?s`<${ye} ...${e} />`:!t.vote||t.vote.phase==="before"?s`<${fe} ...${e} />`:t.vote.phase==="open"?s`<${de} ...${e} />`:s`<${ge} ...${e} />`}function H({view:e}){let{rule:t}=e.vote;return s`<p class="soft small">${z(t,M(e))} ${q(t,M(e))}</p>`}var M=({step:e})=>e.scope==="plenary";function fe(e){let{view:t}=e,n=(t.vote?.options??[]).map(l=>t[`option/${l}`]).filter(Boolean),r=s`<${b}>${o("Le vote s’ouvrira ici, au signal de l’animation.")}<//>`;return s`<${d} notices=${e.notices} foot=${r}>
    <div class="stack-tight">
      <h1 tabindex="-1">${o("Bientôt, le vote")}</h1>
      ${t.step.prompt&&s`<p>${t.step.prompt}</p>`}
      ${t.vote&&s`<${H} view=${t} />`}
      <p class="soft small">${o("Vote secret : personne ne verra votre bulletin, ni avant ni après.")}</p>
    </div>
    ${n.length>0&&s`<section class="stack">
      <h2>${o("Au vote")}</h2>
      <ul class="stack">${n.map(({id:l,title:a,body:i})=>s`
        <li class="card" key=${l}><${w} title=${a} body=${i} /></li>`)}</ul>
    </section>`}
  <//>`}function de(e){let{view:t,own:n}=e,r=o("Collez vos gommettes"),l=s`${t.step.prompt&&s`<p class="small">${t.step.prompt}</p>`}<${H} view=${t} />`;return n.elsewhere?.length===n.me.seats?s`<${ve} ...${e} />`:n.waits?.length?s`<${be} ...${e} />`:n.me.seats>1?s`<${U} ...${e} key=${t.vote.id} title=${r} rule=${l} />`:s`<${d} notices=${e.notices} foot=${s`<${O} ...${e} seat=${1} />`}>
    <div class="stack-tight"><h1 tabindex="-1">${r}</h1>${l}</div>
    <${S} ...${e} seat=${1} key=${t.vote.id} /><${he} ...${e} />
  <//>`}function he(e){return e.own.mine.some(t=>e.own[`my/${t}`].withdrawable)?s`<details><summary>${o("Vos idées")}</summary><${T} ...${e} /></details>`:null}function be({notices:e}){return s`<${d} notices=${e} foot=${s`<${b}>${o("Votre bulletin s’affichera ici.")}<//>`}>
    <div class="stack-tight cleared">
      <${m} name="clock" /><h1 tabindex="-1">${o("Vous arrivez pendant le vote")}</h1>
      <p>${o("Il est déjà ouvert. Vous voterez dès que l’animation vous y admettra.")}</p>
    </div>
  <//>`}function ve({notices:e}){return s`<${d} notices=${e} foot=${s`<${b}>${o("Les résultats s’afficheront ici.")}<//>`}>
    <div class="stack-tight cleared">
      <${m} name="circle-check" /><h1 tabindex="-1">${o("Vous avez déjà voté")}</h1>
      <p>${o("Votre bulletin est à la table que vous avez quittée ; il y compte.")}</p>
    </div>
  <//>`}function ge(e){let{view:t,own:n}=e,r=Object.keys(n).some(a=>a.startsWith("ballot/")),l=s`<${b}><strong>${o("Maintenant, levez les yeux.")}</strong>${" "}
    ${o("Les résultats s’afficheront ici en même temps qu’à l’écran.")}<//>`;return s`<${d} notices=${e.notices} foot=${l}>
    <div class="stack-tight cleared">
      <${m} name="circle-check" /><h1 tabindex="-1">${o("Le vote est clos")}</h1>
      <p>${r?o("Votre dernier bulletin enregistré compte."):o("Cet appareil n’a pas envoyé de bulletin.")}</p>
      <p class="soft small">${ke(t.vote)}</p>
      ${Object.keys(n).some(a=>n[a]?.came_back)&&s`<p class="banner">${o("Une contribution retirée portait de vos points : ils vous sont revenus, et ne comptent pour aucune autre.")}</p>`}
    </div>
  <//>`}var ke=({ballots:e,seats:t})=>o("{ballots} pour {people}.",{ballots:u("{n} bulletin","{n} bulletins",e),people:u("{n} personne","{n} personnes",t)});function ye(e){let{view:t}=e,n=s`<${b}><strong>${o("Maintenant, levez les yeux.")}</strong>${" "}
    ${o("Gardez cette page ouverte : la suite s’affichera ici.")}<//>`;return s`<${d} notices=${e.notices} foot=${n}>
    <div class="stack-tight">
      <h1 tabindex="-1">${F(t)}</h1>
      <p class="soft small">${K(t)}</p>
      ${t.result.reason&&s`<p class="small">${M(t)?o("Choix de la salle : {reason}",t.result):o("Choix de la table : {reason}",t.result)}</p>`}
    </div>
    <${J} view=${t} />
  <//>`}export{me as default};

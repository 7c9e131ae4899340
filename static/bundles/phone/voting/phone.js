import{A as B,B as N,C as J,D as v,E as O,G as K,I as b,J as C,K as y,L as P,M as w,a as E,c as x,d as D,f as W,g as s,h as r,i as u,m as f,p as S,q as F,r as U,s as G,t as m,u as g}from"../shared.js";var Q={judgment:()=>import("../activities/judgment/phone.js")};var T={};E(T,{Ballot:()=>dt,Left:()=>bt});function dt(t){let{view:e,seat:n}=t,o=b(t,n),l=e.vote.ballot.most>0&&Object.keys(o).length>=e.vote.ballot.most,a=i=>{let{[i]:c,...$}=o;y(t,n,c?$:{...o,[i]:1})};return s`<ul class="stack">${P(t,n).map(i=>s`<${ht} key=${i} option=${e[`option/${i}`]}
    taken=${!!o[i]} full=${l} from=${e.step.scope==="plenary"?e[`option/${i}`].table:null}
    onToggle=${()=>a(i)} />`)}</ul>`}function ht({option:t,taken:e,full:n,from:o,onToggle:l}){return t.gone?s`<li class="card is-withdrawn"><p class="soft">${r("Contribution retirée")}</p></li>`:s`<li class=${`card pick-card ${e?"is-taken":""}`} data-theme=${t.theme}><label class="pick">
    <input type="checkbox" checked=${e} disabled=${n&&!e} onChange=${l} aria-label=${O(t)} />
    <span>${o&&s`<span class="tiny soft">${r("Table {number}",{number:o.slice(1)})}</span>`}
      <${v} title=${t.title} body=${t.body} /></span></label></li>`}function bt({view:t,seat:e,...n}){let{most:o}=t.vote.ballot,l=Object.keys(b({view:t,...n},e)).length;return s`<strong role="status">${o?u("{n} choix sur {most}","{n} choix sur {most}",l,{most:o}):u("{n} choix","{n} choix",l)}</strong>`}var V={};E(V,{Ballot:()=>vt,Left:()=>yt});function gt({own:t},e){return Object.values(t[`ballot/${e}`]?.came_back??{}).reduce((n,o)=>n+o,0)}function vt(t){let{view:e,seat:n}=t,[o,l]=x(null),a=b(t,n),{budget:i,cap:c}=e.vote.ballot,$=H(i,a),h=(d,L)=>{l(L>0?d:null),y(t,n,Lt(a,d,L))},p=gt(t,n);return s`<div role="status">${p>0&&s`<p class="banner">${u("Votre point est revenu : la contribution où il était a été retirée. Vous pouvez le coller ailleurs.","Vos {n} points sont revenus : la contribution où ils étaient a été retirée. Vous pouvez les coller ailleurs.",p)}</p>`}</div>
    <ul class="stack">${P(t,n).map(d=>s`<${kt} key=${d}
    option=${e[`option/${d}`]} dots=${a[d]??0} left=${$} cap=${c} fresh=${o===d}
    theme=${e[`option/${d}`].theme} from=${e.step.scope==="plenary"?e[`option/${d}`].table:null}
    onStick=${L=>h(d,L)} />`)}</ul>
    ${Object.keys(a).length>0&&s`<p><button class="button" onClick=${()=>y(t,n,{})}>
      <${f} name="undo-2" /> ${r("Tout retirer")}</button></p>`}`}function kt({option:t,dots:e,left:n,cap:o,fresh:l,theme:a,from:i,onStick:c}){if(t.gone)return s`<li class="card is-withdrawn"><p class="soft">${r("Contribution retirée")}</p></li>`;let $=O(t);return s`<li class="card" data-theme=${a}>
    ${i&&s`<p class="tiny soft">${r("Table {number}",{number:i.slice(1)})}</p>`}
    <${v} title=${t.title} body=${t.body} />
    <div class="stick-row"><${xt} dots=${e} cap=${o} theme=${a} fresh=${l} />
      <button class="button is-round" disabled=${e===0} onClick=${()=>c(-1)}
        aria-label=${r("Retirer une gommette : {name}",{name:$})}><${f} name="minus" /></button>
      <button class="button is-round" disabled=${n<=0||e>=o} onClick=${()=>c(1)}
        aria-label=${r("Coller une gommette : {name}",{name:$})}><${f} name="plus" /></button></div></li>`}var j=5;function xt({dots:t,cap:e,theme:n,fresh:o}){let l=e<=j?e:Math.min(t,j),a=(i,c)=>s`<${w} key=${`${c}-${c<t}`} theme=${n} empty=${c>=t}
    fresh=${o&&c===t-1} />`;return s`<p class="stuck" role="img" aria-label=${r("{dots} sur {cap} gommettes",{dots:t,cap:e})}>
    ${Array.from({length:l},a)}
    ${e>j&&s`<span class="number">${t}</span>`}</p>`}function yt({view:t,seat:e,...n}){let{budget:o}=t.vote.ballot,l=H(o,b({view:t,...n},e)),a=t.step.scope==="plenary"?null:t.table.theme.id;return s`<${wt} left=${l} budget=${o} theme=${a} />
    <strong role="status">${l?r("Il en reste {n}",{n:l}):r("Tout est collé")}</strong>`}function wt({left:t,budget:e,theme:n}){return e>8?null:s`<span class="stuck" aria-hidden="true">${Array.from({length:e},(l,a)=>s`<${w} theme=${n} empty=${a>=t} />`)}</span>`}var H=(t,e)=>t-Object.values(e).reduce((n,o)=>n+o,0);function Lt(t,e,n){let o={...t,[e]:(t[e]??0)+n};return o[e]<=0&&delete o[e],o}function A(t){let{view:e,seat:n,outbox:o,online:l,own:a,Left:i}=t,c=a[`ballot/${n}`]?r("Enregistré"):null;return s`<p class="purse">${i&&s`<${i} ...${t} />`}</p>
    <div class="promise">
      <p class="tiny soft">${r("Vote secret, un bulletin par appareil et par place déclarée.")} ${r("Vous pouvez tout changer jusqu’à la clôture.")}</p>
      <${N} item=${B(o,C(e.vote,n))} online=${l} brief before=${c} />
    </div>`}var St={},Bt=2e3,z=W({}),M=new Set;async function X(t,e){if(!M.has(e)){M.add(e),Y(e);try{z.value={...z.value,[e]:await(t[e]?.()??import(S(e).script))}}catch(n){console.warn("could not fetch",e,n),M.delete(e),setTimeout(X,Bt,t,e)}}}function Y(t){let{style:e}=S(t);!e||document.querySelector(`link[href="${e}"]`)||document.head.append(Object.assign(document.createElement("link"),{rel:"stylesheet",href:e}))}function Z(t,e){let n=e in t||!!S(e).script;return D(()=>{n?X(t,e):Y(e)},[e]),n?z.value[e]??null:St}var R=15,Ot=23,Ct=9,tt=24,Pt=48.5,et=52.5,nt=40;function st({points:t,most:e=t,dots:n=40,stretch:o=!1}){return e>n?Tt({points:t,most:e,stretch:o}):At({points:t})}function At({points:t}){let e=Math.max(1,Math.ceil(t/R));return s`<svg class="dot-plot" viewBox=${`0 0 362 ${tt*e}`} role="img" aria-label=${ot(t)}>
    ${Array.from({length:t},(n,o)=>{let l=o%R,a=11+Ot*l+Ct*Math.floor(l/5);return s`<circle class="dot" cx=${a} cy=${12+tt*Math.floor(o/R)} r="9" />`})}</svg>`}function Tt({points:t,most:e,stretch:n}){let o=Math.max(n?0:420,Math.ceil(e/10)*et),l=Math.ceil(t/10);return s`<svg class="dot-plot" viewBox=${`0 0 ${o} ${nt}`} role="img" aria-label=${ot(t)}
      preserveAspectRatio=${n?"none":null}>
    ${Array.from({length:l},(a,i)=>{let c=Math.min(10,t-10*i);return s`<rect class="bar" x=${et*i} width=${Pt*c/10} height=${nt} rx=${n?2:7} />`})}</svg>`}function ot(t){return u("{n} point","{n} points",t)}var q=362,I=24;function rt({part:t,whole:e}){let n=e?q*Math.min(t,e)/e:0;return s`<svg class="dot-plot share-bar" viewBox=${`0 0 ${q} ${I}`} role="img" aria-label=${r("{part} sur {whole}",{part:t,whole:e})}>
    <rect class="whole" x="1" y="1" width=${q-2} height=${I-2} rx="4" /><rect class="bar" width=${n} height=${I} rx="4" /></svg>`}function lt(t,e,n=!1){return t.figures.map(({key:o,counts:l})=>{let a=G(t.kind,o,e.figures[o],t.rule);return n&&l==="ballots"?r("{figure} sur {ballots}",{figure:a,ballots:t.ballots}):a}).filter(Boolean)}var k=(t,e)=>typeof e.figures[t.figures[0]?.key]=="number"?e.figures[t.figures[0].key]:0;var jt=t=>Math.max(...t.rows.map(e=>k(t,e)),1);function _({result:t,row:e,dots:n,stretch:o}){let l=t.figures[0]?.counts;return l==="points"?s`<${st} points=${k(t,e)} most=${jt(t)} dots=${n} stretch=${o} />`:l==="ballots"?s`<${rt} part=${k(t,e)} whole=${t.ballots} />`:null}function at({view:t,Figure:e=_}){let{rows:n,selected:o}=t.result,l=!o&&n.some(p=>p.state==="tied"),a=p=>o?o.includes(p.id):p.state!=="out",i=n.filter(a),c=n.filter(p=>!a(p)),$={result:t.result,undecided:l,plenary:t.step.scope==="plenary",Figure:e},h=p=>s`<${Vt} key=${p.id} row=${p} ...${$} />`;return s`<ol class="stack results">
    ${i.map(h)}
    ${i.length>0&&c.length>0&&s`<li class="cut">
      ${l?r("retenues ou à égalité ci-dessus"):r("retenues ci-dessus")}</li>`}
    ${c.map(h)}
  </ol>`}function Vt({row:t,result:e,undecided:n,plenary:o,Figure:l}){return s`<li class="result" data-theme=${t.theme}>
    <p class="result-head">
      <span class="rank"><span class="only-read-aloud">${r("Rang")} </span>${t.rank}</span>
      <strong>${t.gone?r("Contribution retirée"):J(t.title)}</strong>
    </p>
    <div class="result-figure stack-tight">
      ${o&&s`<p class="theme-name small">
        <${w} theme=${t.theme} /> ${r("Table {number}",{number:t.table.slice(1)})}</p>`}
      ${(l!==_||k(e,t)>0)&&s`<${l} result=${e} row=${t} />`}
      <p class="small soft">${Mt(e,t,n)}</p>
    </div>
  </li>`}function Mt(t,e,n){return[...lt(t,e,!0),n&&e.state==="tied"&&r("à égalité")].filter(Boolean).join(" · ")}function it({result:t}){return t.rows.length?t.selected?u("{n} proposition retenue","{n} propositions retenues",t.selected.length):t.tied.length?r("Une égalité à départager"):r("Les résultats"):r("Aucune idée au vote")}function ct({result:t,vote:e}){let n=t.rows.reduce((i,c)=>i+k(t,c),0),o=e?.ballot.shape==="spread",l=o?e.ballot.budget*t.ballots-n:0;return`${[u("{n} bulletin","{n} bulletins",t.ballots),o&&u("{n} gommette collée","{n} gommettes collées",n),l>0&&u("{n} gardée","{n} gardées",l)].filter(Boolean).join(", ")}.`}function ut(t,e,n=!1){let o=U(t,e,n).join(", ");return[o&&`${o}.`,e.keep?zt(e,n):""].filter(Boolean).join(" ")}function zt({keep:t,tie:e},n){let o=u("La première est retenue","Les {n} premières sont retenues",t);return e==="both"?r("{kept} ; en cas d’égalité à la limite, toutes les ex æquo le sont.",{kept:o}):n?r("{kept} ; en cas d’égalité à la limite, la salle décide.",{kept:o}):r("{kept} ; en cas d’égalité à la limite, la table décide.",{kept:o})}function $t(t){let[e,n]=x(0),[o,l]=x(()=>Rt(t)),a=()=>{l(i=>[...new Set([...i,e])]),n(0),setTimeout(()=>document.querySelector("main h1")?.focus())};return e?s`<${It} ...${t} seat=${e} onDone=${a} />`:s`<${_t} ...${t} done=${o} onSeat=${n} />`}function Rt(t){return pt(t).filter(e=>qt(t,e))}function pt({own:t}){return Array.from({length:t.me.seats},(e,n)=>n+1).filter(e=>!t.elsewhere?.includes(e))}function qt(t,e){return!!t.own[`ballot/${e}`]||Object.keys(b(t,e)).length>0}function It(t){let{seat:e,onDone:n,own:o,title:l,rule:a,Ballot:i}=t,{seats:c}=o.me,$=s`<${A} ...${t} />
    <button class="button is-main is-wide" onClick=${n}>
      ${e===c?r("J’ai fini"):r("J’ai fini, passer au suivant")}</button>`;return s`<${m} notices=${t.notices} foot=${$}>
    <div class="stack-tight">
      <p class="tag"><${f} name="user" /> ${r("Personne {seat} sur {seats}",{seat:e,seats:c})}</p>
      <h1 tabindex="-1">${l}</h1>${a}
    </div>
    <${i} ...${t} key=${e} />
  <//>`}function _t(t){let{done:e,onSeat:n,outbox:o,view:l}=t,a=pt(t),i=a.find(h=>!e.includes(h)),c=a.some(h=>B(o,C(l.vote,h))?.state==="waiting"),$=i&&s`<button class="button is-main is-wide" onClick=${()=>n(i)}>
    ${r("Je suis la personne {next} : voter",{next:i})}</button>`;return s`<${m} notices=${t.notices} foot=${$}>
    <div class="stack-tight cleared">
      <${f} name="users" />
      <h1 tabindex="-1">${Et(i,e.length)}</h1>
      <p>${i?r("L’écran ne montre plus aucun bulletin. Chaque personne vote à son tour."):u("{n} bulletin sur ce téléphone.","{n} bulletins sur ce téléphone.",e.length)}</p>
      ${c&&s`<p class="small soft">${r("Certains bulletins attendent le réseau.")}</p>`}
    </div>
    ${e.length>0&&s`<${Dt} done=${e} onSeat=${n} />`}
  <//>`}function Et(t,e){return t?e?r("Passez au suivant"):r("À la première personne"):r("Tout le monde a voté")}function Dt({done:t,onSeat:e}){return s`<section class="stack-tight">
    <h2>${r("Reprendre un bulletin")}</h2>
    <p class="small soft">${r("Jusqu’à la clôture, chaque personne peut revoir et changer le sien.")}</p>
    <ul class="numbers">${t.map(n=>s`<li key=${n}>
      <button class="button" onClick=${()=>e(n)}
        aria-label=${r("Reprendre le bulletin de la personne {seat}",{seat:n})}>${r("Personne {seat}",{seat:n})}</button>
    </li>`)}</ul>
  </section>`}var Wt={pick:T,spread:V};function Ft(t){let{view:e}=t,n=Z(Q,e.step.kind),o={...t,...Wt[e.vote?.ballot.shape],...n};return e.result&&["sealed","selected"].includes(e.step.phase)?s`<${Xt} ...${o} />`:!e.vote||e.vote.phase==="before"?s`<${Ut} ...${o} />`:e.vote.phase==="open"?s`<${Gt} ...${o} />`:s`<${Qt} ...${o} />`}function ft({view:t}){return s`<p class="soft small">${ut(t.step.kind,t.vote.rule,mt(t))}</p>`}var mt=({step:t})=>t.scope==="plenary";function Ut(t){let{view:e}=t,n=(e.vote?.options??[]).map(l=>e[`option/${l}`]).filter(Boolean),o=s`<${g}>${r("Le vote s’ouvrira ici, au signal de l’animation.")}<//>`;return s`<${m} notices=${t.notices} foot=${o}>
    <div class="stack-tight">
      <h1 tabindex="-1">${r("Bientôt, le vote")}</h1>
      ${e.step.prompt&&s`<p>${e.step.prompt}</p>`}
      ${e.vote&&s`<${ft} view=${e} />`}
      <p class="soft small">${r("Vote secret : personne ne verra votre bulletin, ni avant ni après.")}</p>
    </div>
    ${n.length>0&&s`<section class="stack">
      <h2>${r("Au vote")}</h2>
      <ul class="stack">${n.map(({id:l,title:a,body:i})=>s`
        <li class="card" key=${l}><${v} title=${a} body=${i} /></li>`)}</ul>
    </section>`}
  <//>`}function Gt(t){let{view:e,own:n,Ballot:o}=t,l=F(e.step.kind,"open",r("Votez")),a=s`${e.step.prompt&&s`<p class="small">${e.step.prompt}</p>`}<${ft} view=${e} />`;return n.elsewhere?.length===n.me.seats?s`<${Kt} ...${t} />`:n.waits?.length?s`<${Jt} ...${t} />`:o?n.me.seats>1?s`<${$t} ...${t} key=${e.vote.id} title=${l} rule=${a} />`:s`<${m} notices=${t.notices} foot=${s`<${A} ...${t} seat=${1} />`}>
    <div class="stack-tight"><h1 tabindex="-1">${l}</h1>${a}</div>
    <${o} ...${t} seat=${1} key=${e.vote.id} /><${Nt} ...${t} />
  <//>`:s`<${m} notices=${t.notices}><h1 tabindex="-1">${l}</h1><p class="soft">${r("Un instant…")}</p><//>`}function Nt(t){return t.own.mine.some(e=>t.own[`my/${e}`].withdrawable)?s`<details><summary>${r("Vos idées")}</summary><${K} ...${t} /></details>`:null}function Jt({notices:t}){return s`<${m} notices=${t} foot=${s`<${g}>${r("Votre bulletin s’affichera ici.")}<//>`}>
    <div class="stack-tight cleared">
      <${f} name="clock" /><h1 tabindex="-1">${r("Vous arrivez pendant le vote")}</h1>
      <p>${r("Il est déjà ouvert. Vous voterez dès que l’animation vous y admettra.")}</p>
    </div>
  <//>`}function Kt({notices:t}){return s`<${m} notices=${t} foot=${s`<${g}>${r("Les résultats s’afficheront ici.")}<//>`}>
    <div class="stack-tight cleared">
      <${f} name="circle-check" /><h1 tabindex="-1">${r("Vous avez déjà voté")}</h1>
      <p>${r("Votre bulletin est à la table que vous avez quittée ; il y compte.")}</p>
    </div>
  <//>`}function Qt(t){let{view:e,own:n}=t,o=Object.keys(n).some(a=>a.startsWith("ballot/")),l=s`<${g}><strong>${r("Maintenant, levez les yeux.")}</strong>${" "}
    ${r("Les résultats s’afficheront ici en même temps qu’à l’écran.")}<//>`;return s`<${m} notices=${t.notices} foot=${l}>
    <div class="stack-tight cleared">
      <${f} name="circle-check" /><h1 tabindex="-1">${r("Le vote est clos")}</h1>
      <p>${o?r("Votre dernier bulletin enregistré compte."):r("Cet appareil n’a pas envoyé de bulletin.")}</p>
      <p class="soft small">${Ht(e.vote)}</p>
      ${Object.keys(n).some(a=>n[a]?.came_back)&&s`<p class="banner">${r("Une contribution retirée portait de vos points : ils vous sont revenus, et ne comptent pour aucune autre.")}</p>`}
    </div>
  <//>`}var Ht=({ballots:t,seats:e})=>r("{ballots} pour {people}.",{ballots:u("{n} bulletin","{n} bulletins",t),people:u("{n} personne","{n} personnes",e)});function Xt(t){let{view:e}=t,n=s`<${g}><strong>${r("Maintenant, levez les yeux.")}</strong>${" "}
    ${r("Gardez cette page ouverte : la suite s’affichera ici.")}<//>`;return s`<${m} notices=${t.notices} foot=${n}>
    <div class="stack-tight">
      <h1 tabindex="-1">${it(e)}</h1>
      <p class="soft small">${ct(e)}</p>
      ${e.result.reason&&s`<p class="small">${mt(e)?r("Choix de la salle : {reason}",e.result):r("Choix de la table : {reason}",e.result)}</p>`}
    </div>
    <${at} view=${e} Figure=${t.Figure} />
    ${t.Picture&&s`<${t.Picture} view=${e} />`}
  <//>`}export{Ft as default};

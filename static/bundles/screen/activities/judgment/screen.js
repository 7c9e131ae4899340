import{b as a,c as $,d as h,f,g as b,h as g,i as y,j as x,k as v,l as k}from"../../shared.js";var I={3:["r3","n","s3"],4:["r3","r1","s2","s3"],5:["r3","r1","n","s2","s3"],6:["r3","r2","r1","s1","s2","s3"],7:["r3","r2","r1","n","s1","s2","s3"]},T=.18,B=.62,p=({mentions:e})=>e.map((s,t)=>({name:s,grade:t,shade:I[e.length][t]})).reverse();function L({result:e,row:s,wide:t=360,tall:r=30,size:n=15}){let{grade:l,tally:o}=s.figures,c=o.reduce((i,u)=>i+u,0),m=0,d=p(e.rule).filter(i=>o[i.grade]).map(i=>{let u={...i,x:m,width:t*o[i.grade]/c,n:o[i.grade]};return m+=u.width,u});return a`<svg class="merit" viewBox=${`0 0 ${t} ${r}`} role="img" aria-label=${W(e.rule,o,l)}>
    ${d.map(i=>a`<${R} key=${i.grade} ...${i} tall=${r} size=${n} half=${t/2} />`)}
    ${c>0&&a`<path class="half" d=${`M${t/2} 0V${r}`} />`}</svg>`}function R({shade:e,x:s,width:t,n:r,tall:n,size:l,half:o}){let c=n*(e[0]==="r"?T:.06),m=B*l*String(r).length,d=j(s,t,m,o);return a`<rect class=${e} x=${s+.75} y=${c} width=${Math.max(t-1.5,.5)} height=${n-2*c} rx="2.5" />
    ${d&&a`<text class=${`on-${e}`} x=${d} y=${n/2+.36*l} font-size=${l}>${r}</text>`}`}function W(e,s,t){let r=p(e).map(({name:n,grade:l})=>`${n} ${s[l]}`).join(", ");return`${$("Mention : {grade}.",{grade:e.mentions[t]})} ${r}`}function j(e,s,t,r){let n=e+s/2,l=Math.abs(n-r)>t?n:[r+t,r-t].find(o=>Math.abs(o-n)+t/2<s/2-1);return l&&s-2>t?l:0}function M({rule:e,theme:s}){return a`<ul class="merit-legend" data-theme=${s}>${p(e).map(({name:t,shade:r})=>a`<li key=${t}>
    <svg class="merit" viewBox="0 0 20 14" aria-hidden="true"><rect class=${r} x="1" y=${r[0]==="r"?3:1} width="18"
      height=${r[0]==="r"?8:12} rx="2" /></svg>${t}</li>`)}</ul>`}function S({result:e}){return a`<table class="merit-table"><caption class="only-read-aloud">${$("Bulletins par mention, idée par idée")}</caption>
    <thead><tr><th scope="col">${$("Idée")}</th>${p(e.rule).map(({name:s})=>a`<th key=${s} scope="col">${s}</th>`)}</tr></thead>
    <tbody>${e.rows.map(s=>a`<tr key=${s.id}><th scope="row">${s.rank}. ${s.gone?$("Contribution retirée"):g(s.title)}</th>
      ${p(e.rule).map(({grade:t})=>a`<td key=${t} class=${t===s.figures.grade?"is-grade":""}>${s.figures.tally[t]}</td>`)}
    </tr>`)}</tbody></table>`}var q=4;function N({view:e,link:s}){let{result:t,step:r}=e,n=r.scope==="plenary",l=new Set(t.selected??t.proposed),o=y(t.rows,q),c=k(o.length),m=n?$("La mention de la salle"):$("La mention de la table {number}",e.table),d=v(h("{n} bulletin","{n} bulletins",t.ballots),$("trait : moitié des voix"),x(c,o.length));return a`<${b} view=${e} link=${s} title=${m} foot=${d}>
    <div class="merit-wall"><ol class="merits">${o[c].map(i=>a`<${C} key=${i.id} row=${i} result=${t} room=${n}
      kept=${l.has(i.id)} />`)}</ol>
    <${M} rule=${t.rule} theme=${n?void 0:e.table.theme.id} /><div class="only-read-aloud"><${S} result=${t} /></div></div><//>`}function C({row:e,result:s,room:t,kept:r}){let n=e.state==="tied"&&!s.selected;return a`<li data-theme=${e.theme} class=${r||n?"":"is-out"}><span class="rank number">${e.rank}</span>
    ${t&&a`<${f} theme=${e.theme} />`}
    <span class="title">${e.gone?$("Contribution retirée"):g(e.title)||$("Idée masquée")}</span>
    <span class="verdict">${s.rule.mentions[e.figures.grade]}${n&&$(", à égalité")}</span>
    <${L} result=${s} row=${e} wide=${1800} tall=${84} size=${50} /></li>`}export{N as Result};

BEGIN TRANSACTION;
CREATE TABLE "log" (
   "seq" INTEGER PRIMARY KEY,
   "at" INTEGER NOT NULL,
   "person" TEXT NOT NULL,
   "role" TEXT NOT NULL,
   "table_" TEXT,
   "op_id" TEXT NOT NULL,
   "name" TEXT NOT NULL,
   "body" TEXT NOT NULL
);
INSERT INTO "log" VALUES(1,1800000000500,'system','system',NULL,'48f77179ac8d2eb1f40d900c22286e59','session.define','{"definition":{"date":"2026-11-20","start":"09:30","place":"Salle des fêtes","organisers":["Le réseau"],"partners":[],"texts":{},"retention_days":30,"reader":"","wifi":null,"language":"fr","without":[],"licence":"","title":"Journée de l’innovation managériale","question":"Que changeons-nous lundi ?","themes":[{"intro":"","id":"A","title":"Décider près du terrain","tables":[{"id":"t1","number":1,"places":12},{"id":"t2","number":2,"places":12},{"id":"t3","number":3,"places":12}]},{"intro":"","id":"B","title":"Apprendre ensemble","tables":[{"id":"t4","number":4,"places":12},{"id":"t5","number":5,"places":12},{"id":"t6","number":6,"places":12}]}],"steps":[{"scope":"plenary","minutes":5,"prompt":"","id":"s1","kind":"welcome","title":"Welcome","settings":{}},{"scope":"table","minutes":5,"prompt":"","id":"s2","kind":"ideas","title":"Ideas","settings":{}},{"scope":"table","minutes":5,"prompt":"","id":"s3","kind":"share","title":"Share","settings":{}},{"scope":"table","minutes":5,"prompt":"","id":"s4","kind":"dots","title":"Dots","settings":{"budget":5,"cap":3,"keep":2,"tie":"both"}},{"scope":"table","minutes":5,"prompt":"","id":"s5","kind":"sheets","title":"Sheets","settings":{}},{"scope":"plenary","minutes":5,"prompt":"","id":"s6","kind":"pitch","title":"Pitch","settings":{"minutes_each":2}},{"scope":"plenary","minutes":5,"prompt":"","id":"s7","kind":"dots","title":"Dots","settings":{"budget":4,"cap":2,"keep":2,"tie":"both"}},{"scope":"plenary","minutes":5,"prompt":"","id":"s8","kind":"close","title":"Close","settings":{}}]},"version":0}');
INSERT INTO "log" VALUES(2,1800000001000,'p0000000000000000','participant',NULL,'op00000000000001','person.join','{"table":"t1","name":"Prénom0","function":"state","consents":{"name":true,"quotes":true,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(3,1800000001500,'p0000000000000001','participant',NULL,'op00000000000002','person.join','{"table":"t2","name":"Prénom1","function":"local","consents":{"name":false,"quotes":true,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(4,1800000002000,'p0000000000000002','participant',NULL,'op00000000000003','person.join','{"table":"t3","name":"Prénom2","function":"hospital","consents":{"name":true,"quotes":true,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(5,1800000002500,'p0000000000000003','participant',NULL,'op00000000000004','person.join','{"table":"t1","name":"Prénom3","function":"other","consents":{"name":false,"quotes":false,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(6,1800000003000,'p0000000000000004','participant',NULL,'op00000000000005','person.join','{"table":"t2","name":"Prénom4","function":"state","consents":{"name":true,"quotes":true,"photo":false},"seats":3}');
INSERT INTO "log" VALUES(7,1800000003500,'p0000000000000005','participant',NULL,'op00000000000006','person.join','{"table":"t3","name":"Prénom5","function":"local","consents":{"name":false,"quotes":true,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(8,1800000004000,'p0000000000000006','participant',NULL,'op00000000000007','person.join','{"table":"t1","name":"Prénom6","function":"hospital","consents":{"name":true,"quotes":true,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(9,1800000004500,'p0000000000000007','participant',NULL,'op00000000000008','person.join','{"table":"t2","name":"Prénom7","function":"other","consents":{"name":false,"quotes":false,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(10,1800000005000,'p0000000000000008','participant',NULL,'op00000000000009','person.join','{"table":"t3","name":"Prénom8","function":"state","consents":{"name":true,"quotes":true,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(11,1800000005500,'p0000000000000009','participant',NULL,'op00000000000010','person.join','{"table":"t1","name":"Prénom9","function":"local","consents":{"name":false,"quotes":true,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(12,1800000006000,'p0000000000000010','participant',NULL,'op00000000000011','person.join','{"table":"t2","name":"Prénom10","function":"hospital","consents":{"name":true,"quotes":true,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(13,1800000006500,'p0000000000000011','participant',NULL,'op00000000000012','person.join','{"table":"t3","name":"Prénom11","function":"other","consents":{"name":false,"quotes":false,"photo":false},"seats":1}');
INSERT INTO "log" VALUES(14,1800000007000,'organiser','organiser',NULL,'op00000000000013','step.move','{"step":"s2","tables":["t1","t2","t3","t4","t5","t6"]}');
INSERT INTO "log" VALUES(15,1800000007500,'p0000000000000000','participant',NULL,'op00000000000014','idea.write','{"body":"Ouvrir chaque réunion par un tour de parole de trente secondes.","table":"t1"}');
INSERT INTO "log" VALUES(16,1800000008000,'p0000000000000003','participant',NULL,'op00000000000015','idea.write','{"body":"Commencer les réunions par un tour de parole de trente secondes, debout.","table":"t1"}');
INSERT INTO "log" VALUES(17,1800000008500,'p0000000000000006','participant',NULL,'op00000000000016','idea.write','{"body":"Donner au premier niveau la signature des dépenses courantes.\n\n- jusqu’à 500 €\n- sans visa préalable","table":"t1"}');
INSERT INTO "log" VALUES(18,1800000009000,'p0000000000000009','participant',NULL,'op00000000000017','idea.write','{"body":"Supprimer un formulaire chaque mois, choisi par ceux qui le remplissent.","table":"t1"}');
INSERT INTO "log" VALUES(19,1800000009500,'ddesk-t1','desk','t1','op00000000000018','idea.write','{"body":"Idée dictée à la table 1, pour quelqu’un sans téléphone.","table":"t1"}');
INSERT INTO "log" VALUES(20,1800000010000,'ddesk-t1','desk','t1','op00000000000019','ideas.reveal','{"revealed":true,"version":14,"place":"t1"}');
INSERT INTO "log" VALUES(21,1800000010500,'p0000000000000001','participant',NULL,'op00000000000020','idea.write','{"body":"Un binôme de cadres d’administrations différentes pendant six mois.","table":"t2"}');
INSERT INTO "log" VALUES(22,1800000011000,'p0000000000000004','participant',NULL,'op00000000000021','idea.write','{"body":"Une heure de « retour du terrain » chaque quinzaine 🙂","table":"t2"}');
INSERT INTO "log" VALUES(23,1800000011500,'p0000000000000007','participant',NULL,'op00000000000022','idea.write','{"body":"Laisser les agents animer la réunion de service à tour de rôle.","table":"t2"}');
INSERT INTO "log" VALUES(24,1800000012000,'ddesk-t2','desk','t2','op00000000000023','idea.write','{"body":"Idée dictée à la table 2, pour quelqu’un sans téléphone.","table":"t2"}');
INSERT INTO "log" VALUES(25,1800000012500,'ddesk-t2','desk','t2','op00000000000024','ideas.reveal','{"revealed":true,"version":14,"place":"t2"}');
INSERT INTO "log" VALUES(26,1800000013000,'p0000000000000002','participant',NULL,'op00000000000025','idea.write','{"body":"Un carnet partagé des erreurs utiles.","table":"t3"}');
INSERT INTO "log" VALUES(27,1800000013500,'p0000000000000005','participant',NULL,'op00000000000026','idea.write','{"body":"Une journée d’immersion dans un autre service pour chaque nouvel encadrant.","title":"Immersion","table":"t3"}');
INSERT INTO "log" VALUES(28,1800000014000,'p0000000000000008','participant',NULL,'op00000000000027','idea.write','{"body":"Une bourse aux compétences tenue par les agents.","table":"t3"}');
INSERT INTO "log" VALUES(29,1800000014500,'ddesk-t3','desk','t3','op00000000000028','idea.write','{"body":"Idée dictée à la table 3, pour quelqu’un sans téléphone.","table":"t3"}');
INSERT INTO "log" VALUES(30,1800000015000,'ddesk-t3','desk','t3','op00000000000029','ideas.reveal','{"revealed":true,"version":14,"place":"t3"}');
INSERT INTO "log" VALUES(31,1800000015500,'organiser','organiser',NULL,'op00000000000030','step.move','{"step":"s3","tables":["t1","t2","t3","t4","t5","t6"]}');
INSERT INTO "log" VALUES(32,1800000016000,'ddesk-t1','desk','t1','op00000000000031','idea.merge','{"into":"i15","ideas":["i16"]}');
INSERT INTO "log" VALUES(33,1800000016500,'ddesk-t1','desk','t1','op00000000000032','group.create','{"title":"Les réunions","ideas":["i15"],"table":"t1"}');
INSERT INTO "log" VALUES(34,1800000017000,'ddesk-t2','desk','t2','op00000000000033','idea.park','{"idea":"i24","parked":true}');
INSERT INTO "log" VALUES(35,1800000017500,'p0000000000000011','participant',NULL,'op00000000000034','idea.write','{"body":"Une idée de plus, écrite pendant le partage.","table":"t3"}');
INSERT INTO "log" VALUES(36,1800000018000,'p0000000000000002','participant',NULL,'op00000000000035','idea.edit','{"idea":"i26","body":"Un carnet partagé des erreurs utiles, lu chaque mois.","base":26,"title":""}');
INSERT INTO "log" VALUES(37,1800000018500,'organiser','organiser',NULL,'op00000000000036','step.move','{"step":"s4","tables":["t1","t2","t3","t4","t5","t6"]}');
INSERT INTO "log" VALUES(38,1800000019000,'organiser','organiser',NULL,'op00000000000037','step.move','{"step":"s3","tables":["t2"]}');
INSERT INTO "log" VALUES(39,1800000019500,'p0000000000000004','participant',NULL,'op00000000000038','idea.write','{"body":"Une idée que son auteur reprend une fois le vote clos","table":"t2"}');
INSERT INTO "log" VALUES(40,1800000020000,'ddesk-t2','desk','t2','op00000000000039','step.go','{"step":"s4","version":38,"place":"t2"}');
INSERT INTO "log" VALUES(41,1800000020500,'ddesk-t2','desk','t2','op00000000000040','vote.open','{"version":40,"place":"t2","vote":"v-s4-t2-1","step":"s4","round":1,"rule":{"budget":5,"cap":3,"keep":2,"tie":"both"},"options":[{"id":"i21","title":"Un binôme de cadres d’administrations différentes pendant six mois.","body":"Un binôme de cadres d’administrations différentes pendant six mois.","theme":"A","table":"t2"},{"id":"i22","title":"Une heure de « retour du terrain » chaque quinzaine 🙂","body":"Une heure de « retour du terrain » chaque quinzaine 🙂","theme":"A","table":"t2"},{"id":"i23","title":"Laisser les agents animer la réunion de service à tour de rôle.","body":"Laisser les agents animer la réunion de service à tour de rôle.","theme":"A","table":"t2"},{"id":"i39","title":"Une idée que son auteur reprend une fois le vote clos","body":"Une idée que son auteur reprend une fois le vote clos","theme":"A","table":"t2"}]}');
INSERT INTO "log" VALUES(42,1800000021000,'p0000000000000001','participant',NULL,'op00000000000041','ballot.cast','{"vote":"v-s4-t2-1","seat":1}');
INSERT INTO "log" VALUES(43,1800000021500,'p0000000000000004','participant',NULL,'op00000000000042','ballot.cast','{"vote":"v-s4-t2-1","seat":1}');
INSERT INTO "log" VALUES(44,1800000022000,'ddesk-t2','desk','t2','op00000000000043','vote.close','{"vote":"v-s4-t2-1"}');
INSERT INTO "log" VALUES(45,1800000022500,'p0000000000000004','participant',NULL,'op00000000000044','undo','{"seq":39}');
INSERT INTO "log" VALUES(46,1800000023000,'ddesk-t2','desk','t2','op00000000000045','vote.seal','{"vote":"v-s4-t2-1","ballots":[{"i39":3},{"i39":3}]}');
INSERT INTO "log" VALUES(47,1800000023500,'organiser','organiser',NULL,'op00000000000046','step.move','{"step":"s3","tables":["t4"]}');
INSERT INTO "log" VALUES(48,1800000024000,'organiser','organiser',NULL,'op00000000000047','session.define','{"definition":{"date":"2026-11-20","start":"09:30","place":"Salle des fêtes","organisers":["Le réseau"],"partners":[],"texts":{},"retention_days":30,"reader":"","wifi":null,"language":"fr","without":[],"licence":"","title":"Journée de l’innovation managériale","question":"Que changeons-nous lundi ?","themes":[{"intro":"","id":"A","title":"Décider près du terrain","tables":[{"id":"t1","number":1,"places":12},{"id":"t2","number":2,"places":12},{"id":"t3","number":3,"places":12}]},{"intro":"","id":"B","title":"Apprendre ensemble","tables":[{"id":"t5","number":5,"places":12},{"id":"t6","number":6,"places":12}]}],"steps":[{"scope":"plenary","minutes":5,"prompt":"","id":"s1","kind":"welcome","title":"Welcome","settings":{}},{"scope":"table","minutes":5,"prompt":"","id":"s2","kind":"ideas","title":"Ideas","settings":{}},{"scope":"table","minutes":5,"prompt":"","id":"s3","kind":"share","title":"Share","settings":{}},{"scope":"table","minutes":5,"prompt":"","id":"s4","kind":"dots","title":"Dots","settings":{"budget":5,"cap":3,"keep":2,"tie":"both"}},{"scope":"table","minutes":5,"prompt":"","id":"s5","kind":"sheets","title":"Sheets","settings":{}},{"scope":"plenary","minutes":5,"prompt":"","id":"s6","kind":"pitch","title":"Pitch","settings":{"minutes_each":2}},{"scope":"plenary","minutes":5,"prompt":"","id":"s7","kind":"dots","title":"Dots","settings":{"budget":4,"cap":2,"keep":2,"tie":"both"}},{"scope":"plenary","minutes":5,"prompt":"","id":"s8","kind":"close","title":"Close","settings":{}}]},"version":1}');
INSERT INTO "log" VALUES(49,1800000024500,'organiser','organiser',NULL,'op00000000000048','undo','{"seq":47}');
INSERT INTO "log" VALUES(50,1800000025000,'organiser','organiser',NULL,'op00000000000049','step.move','{"step":"s6","tables":["t1","t2","t3","t5","t6"]}');
INSERT INTO "log" VALUES(51,1800000025500,'organiser','organiser',NULL,'op00000000000050','pitch.order','{"tables":["t2","t1","t3","t5","t6"]}');
INSERT INTO "log" VALUES(52,1800000026000,'organiser','organiser',NULL,'op00000000000051','pitch.order','{"tables":["t3","t1","t2","t6"]}');
INSERT INTO "log" VALUES(53,1800000026500,'organiser','organiser',NULL,'op00000000000052','session.define','{"definition":{"date":"2026-11-20","start":"09:30","place":"Salle des fêtes","organisers":["Le réseau"],"partners":[],"texts":{},"retention_days":30,"reader":"","wifi":null,"language":"fr","without":[],"licence":"","title":"Journée de l’innovation managériale","question":"Que changeons-nous lundi ?","themes":[{"intro":"","id":"A","title":"Décider près du terrain","tables":[{"id":"t1","number":1,"places":12},{"id":"t2","number":2,"places":12},{"id":"t3","number":3,"places":12}]},{"intro":"","id":"B","title":"Apprendre ensemble","tables":[{"id":"t6","number":6,"places":12}]}],"steps":[{"scope":"plenary","minutes":5,"prompt":"","id":"s1","kind":"welcome","title":"Welcome","settings":{}},{"scope":"table","minutes":5,"prompt":"","id":"s2","kind":"ideas","title":"Ideas","settings":{}},{"scope":"table","minutes":5,"prompt":"","id":"s3","kind":"share","title":"Share","settings":{}},{"scope":"table","minutes":5,"prompt":"","id":"s4","kind":"dots","title":"Dots","settings":{"budget":5,"cap":3,"keep":2,"tie":"both"}},{"scope":"table","minutes":5,"prompt":"","id":"s5","kind":"sheets","title":"Sheets","settings":{}},{"scope":"plenary","minutes":5,"prompt":"","id":"s6","kind":"pitch","title":"Pitch","settings":{"minutes_each":2}},{"scope":"plenary","minutes":5,"prompt":"","id":"s7","kind":"dots","title":"Dots","settings":{"budget":4,"cap":2,"keep":2,"tie":"both"}},{"scope":"plenary","minutes":5,"prompt":"","id":"s8","kind":"close","title":"Close","settings":{}}]},"version":48}');
INSERT INTO "log" VALUES(54,1800000027000,'organiser','organiser',NULL,'op00000000000053','undo','{"seq":52}');
INSERT INTO "log" VALUES(55,1800000027500,'organiser','organiser',NULL,'op00000000000054','step.move','{"step":"s7","tables":["t1","t2","t3","t6"]}');
INSERT INTO "log" VALUES(56,1800000028000,'organiser','organiser',NULL,'op00000000000055','step.move','{"step":"s2","tables":["t1"]}');
INSERT INTO "log" VALUES(57,1800000028500,'ddesk-t1','desk','t1','op00000000000056','step.go','{"step":"s3","version":56,"place":"t1"}');
INSERT INTO "log" VALUES(58,1800000029000,'organiser','organiser',NULL,'op00000000000057','session.define','{"definition":{"date":"2026-11-20","start":"09:30","place":"Salle des fêtes","organisers":["Le réseau"],"partners":[],"texts":{},"retention_days":30,"reader":"","wifi":null,"language":"fr","without":[],"licence":"","title":"Journée de l’innovation managériale","question":"Que changeons-nous lundi ?","themes":[{"intro":"","id":"A","title":"Décider près du terrain","tables":[{"id":"t1","number":1,"places":12},{"id":"t2","number":2,"places":12},{"id":"t3","number":3,"places":12}]},{"intro":"","id":"B","title":"Apprendre ensemble","tables":[{"id":"t6","number":6,"places":12}]}],"steps":[{"scope":"plenary","minutes":5,"prompt":"","id":"s1","kind":"welcome","title":"Welcome","settings":{}},{"scope":"table","minutes":5,"prompt":"","id":"s3","kind":"share","title":"Share","settings":{}},{"scope":"table","minutes":5,"prompt":"","id":"s4","kind":"dots","title":"Dots","settings":{"budget":5,"cap":3,"keep":2,"tie":"both"}},{"scope":"table","minutes":5,"prompt":"","id":"s5","kind":"sheets","title":"Sheets","settings":{}},{"scope":"plenary","minutes":5,"prompt":"","id":"s6","kind":"pitch","title":"Pitch","settings":{"minutes_each":2}},{"scope":"plenary","minutes":5,"prompt":"","id":"s7","kind":"dots","title":"Dots","settings":{"budget":4,"cap":2,"keep":2,"tie":"both"}},{"scope":"plenary","minutes":5,"prompt":"","id":"s8","kind":"close","title":"Close","settings":{}}]},"version":53}');
INSERT INTO "log" VALUES(59,1800000029500,'ddesk-t1','desk','t1','op00000000000058','undo','{"seq":57}');
INSERT INTO "log" VALUES(60,1800000030000,'ddesk-all','desk','all','op00000000000059','screen.blank','{"blank":true,"place":"all"}');
CREATE TABLE "meta" (
   "key" TEXT PRIMARY KEY,
   "value" TEXT NOT NULL
);
INSERT INTO "meta" VALUES('code','"BRK4NT"');
INSERT INTO "meta" VALUES('format','1');
INSERT INTO "meta" VALUES('epoch','1');
INSERT INTO "meta" VALUES('link_key','"efe01ee8ee020d7f74d95103aa8b54dabaab9477762932568ee6e881b8c8489c"');
INSERT INTO "meta" VALUES('revisions','{}');
INSERT INTO "meta" VALUES('created','1800000000500');
INSERT INTO "meta" VALUES('text','"titre: Journ\u00e9e de l\u2019innovation manag\u00e9riale\n"');
CREATE TABLE urn (
    vote TEXT NOT NULL, pseudonym TEXT NOT NULL, choice TEXT NOT NULL,
    PRIMARY KEY (vote, pseudonym)) WITHOUT ROWID;
CREATE TABLE "urn_key" (
   "vote" TEXT PRIMARY KEY,
   "key" BLOB NOT NULL
);
CREATE UNIQUE INDEX "idx_log_person_op_id"
    ON "log" ("person", "op_id");
COMMIT;

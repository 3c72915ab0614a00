package recordstest

import "strings"

// tongue is a language that programmes are in, with what there is in it.
type tongue struct {
	tag, country  string
	between, stop string // what stands between words, and behind a sentence
	native, latin vocabulary
}

// vocabulary is what records are made of. The names of persons are the same in
// the two vocabularies of a tongue, place by place.
type vocabulary struct {
	series, venue, city, day string
	family, given, words     []string
}

// english is the vocabulary of titles in English; with the names of a tongue in
// Latin letters.
func english(series, venue, city, family, given string) vocabulary {
	return vocabulary{series, venue, city, "Day", strings.Fields(family), strings.Fields(given),
		strings.Fields(`the rules of networks and their makers a history in public law from below with new
evidence for open archives on trust among states after reform who speaks why numbers matter between
memory data health of cities toward common terms R&D costs 50% more #1 “quoted” speech`)}
}

// local is the vocabulary of a tongue in its own letters.
func local(series, venue, city, day, family, given, words string) vocabulary {
	return vocabulary{series, venue, city, day, strings.Fields(family), strings.Fields(given), strings.Fields(words)}
}

var tongues = []tongue{
	{"en", "GB", " ", ".",
		english("Conference on Public Speech", "Guildhall", "Bath", "Okafor Brown Singh O'Neill MacDonald Smith-Jones", "Ada Brian Chinwe Dov Elizabeth"),
		english("Conference on Public Speech", "Guildhall", "Bath", "Okafor Brown Singh O'Neill MacDonald Smith-Jones", "Ada Brian Chinwe Dov Elizabeth")},
	{"zh", "CN", "", "。",
		local("互联网治理大会", "国际会展中心", "乌镇", "第", "王 李 张 黄 欧阳", "沪宁 志雄 晓明 丽 建国",
			"网络 空间 国际 规则 的 制定 与 亚非 国家 共同 安全 发展 数字 经济 合作 挑战 前景 话语 权 历史 研究"),
		english("Internet Governance Conference", "Convention Center", "Wuzhen", "Wang Li Zhang Huang Ouyang", "Huning Zhixiong Xiaoming Li Jianguo")},
	{"de", "DE", " ", ".",
		local("Tagung für öffentliche Rede", "Großer Hörsaal", "Göttingen", "Tag", "Müller Weiß Schäfer Groß Jäger", "Jürgen Käthe Björn Zoë Änne",
			"die Öffentlichkeit und ihre Regeln über Größe Maß von Städten für neue Quellen im Archiv zwischen Recht Gedächtnis „Zitat“ gegen spätere Wirkung Übersetzung"),
		english("Meeting on Public Speech", "Great Hall", "Göttingen", "Müller Weiß Schäfer Groß Jäger", "Jürgen Käthe Björn Zoë Änne")},
	{"fr", "FR", " ", ".",
		local("Colloque sur la parole publique", "Amphithéâtre", "Orléans", "Journée", "Lefèvre Béranger Noël Garçon Hervé", "Aurélie François Zoé Loïc Étienne",
			"l’histoire des réseaux à l’épreuve du droit où naît une règle œuvre mémoire élargie « citée » après réforme d’État données ouvertes et société"),
		english("Colloquium on Public Speech", "Amphitheatre", "Orléans", "Lefèvre Béranger Noël Garçon Hervé", "Aurélie François Zoé Loïc Étienne")},
	{"ru", "RU", " ", ".",
		local("Конференция о публичной речи", "Большой зал", "Казань", "День", "Иванов Щербаков Юсупова Чехов Ёлкин", "Алексей Жанна Юрий Эмма Фёдор",
			"история сетей и правила речи в праве государство после реформы память городов новые источники доверие между странами общий язык"),
		english("Conference on Public Speech", "Great Hall", "Kazan", "Ivanov Shcherbakov Yusupova Chekhov Yolkin", "Aleksei Zhanna Yuri Emma Fyodor")},
	{"ja", "JP", "", "。",
		local("公共言論研究大会", "大講堂", "京都", "第", "山田 佐藤 大江 川端 鈴木", "太郎 花子 健三郎 康成 一朗",
			"日本 の 言論 と 規則 形成 を めぐる 研究 ネットワーク 歴史 から 見た 都市 記憶 データ 法 社会 国家 の 信頼 について"),
		english("Conference on Public Speech", "Great Hall", "Kyoto", "Yamada Satō Ōe Kawabata Suzuki", "Tarō Hanako Kenzaburō Yasunari Ichirō")},
	{"ar", "EG", " ", ".",
		local("مؤتمر الخطاب العام", "القاعة الكبرى", "القاهرة", "اليوم", "محفوظ زويل السعداوي حسين الحكيم", "نجيب أحمد نوال طه توفيق",
			"تاريخ الشبكات والقواعد في القانون العام بعد الإصلاح ذاكرة المدن مصادر جديدة الثقة بين الدول لغة مشتركة"),
		english("Conference on Public Speech", "Great Hall", "Cairo", "Mahfouz Zewail Saadawi Hussein Hakim", "Naguib Ahmed Nawal Taha Tawfiq")},
	{"es", "MX", " ", ".",
		local("Congreso de la palabra pública", "Salón de actos", "Mérida", "Día", "García Muñoz Peña Ibáñez Güell", "José María Íñigo Álvaro Inés",
			"la historia de las redes y sus reglas en el derecho público ¿quién habla? después según nuevas fuentes memoria año niñez ciudades señal común «citada»"),
		english("Congress on Public Speech", "Assembly Hall", "Mérida", "García Muñoz Peña Ibáñez Güell", "José María Íñigo Álvaro Inés")},
}

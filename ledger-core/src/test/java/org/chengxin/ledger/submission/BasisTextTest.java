package org.chengxin.ledger.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.chengxin.ledger.catalogue.LegalBasis;
import org.junit.jupiter.api.Test;

class BasisTextTest {

    @Test
    void severalLawsInOneTextAreSeveralBases() {
        LegalBasis first = new LegalBasis("中华人民共和国价格法", "第四十二条");
        LegalBasis second = new LegalBasis("中华人民共和国行政处罚法", "第三十二条第一项、第二项");

        for (String between : new String[] {"；", "、", "，", "", "和", "；依据"}) {
            assertThat(BasisText.parse("依据《中华人民共和国价格法》第四十二条" + between + "《中华人民共和国行政处罚法》第三十二条第一项、第二项的规定。"))
                    .as(between)
                    .containsExactly(first, second);
        }
    }

    @Test
    void aLawWithoutAnArticleIsMeantAsAWhole() {
        assertThat(BasisText.parse("《价格法》")).containsExactly(new LegalBasis("价格法", null));
    }

    @Test
    void aTitleInsideATitleBelongsToIt() {
        assertThat(BasisText.parse("《关于适用《价格法》的规定》第一条")).containsExactly(new LegalBasis("关于适用《价格法》的规定", "第一条"));
    }

    @Test
    void aTextWithoutMarksIsTheNameOfTheLaw() {
        assertThat(BasisText.parse("价格法第四十二条；计量法"))
                .containsExactly(new LegalBasis("价格法第四十二条", null), new LegalBasis("计量法", null));
    }

    @Test
    void aMarkThatDoesNotCloseLeavesTheTextWhole() {
        assertThat(BasisText.parse("《价格法第四十二条")).containsExactly(new LegalBasis("《价格法第四十二条", null));
    }

    @Test
    void punctuationAloneIsNoBasis() {
        assertThat(BasisText.parse("；、。")).isEmpty();
        assertThat(BasisText.parse("《》")).isEmpty();
    }
}

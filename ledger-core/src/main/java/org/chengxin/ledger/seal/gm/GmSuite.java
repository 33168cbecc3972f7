package org.chengxin.ledger.seal.gm;

import java.util.List;
import org.bouncycastle.jcajce.provider.digest.SM3;
import org.chengxin.ledger.seal.Suite;

/** The suite {@code gm} (商用密码): SM3 for the tree, SM2 for the notes. */
public final class GmSuite {

    /** Checkpoints of this suite carry the line {@code suite gm}. */
    public static final Suite GM =
            new Suite("gm", SM3.Digest::new, List.of(Sm2Algorithm.SM2, Sm2Algorithm.COSIGNATURE));

    private GmSuite() {}
}

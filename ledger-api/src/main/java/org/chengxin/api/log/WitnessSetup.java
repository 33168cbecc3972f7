package org.chengxin.api.log;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.api.boot.StartRefused;
import org.chengxin.api.boot.StartRefused.Wording;
import org.chengxin.api.log.LogSettings.WitnessSettings;
import org.chengxin.ledger.seal.VerifierKey;
import org.chengxin.ledger.store.SignedCheckpoint;
import org.chengxin.ledger.time.LedgerClock;

/** Makes the witnesses of a log from its settings; what cannot be meant stops the start. */
final class WitnessSetup {

    private WitnessSetup() {}

    static WitnessRounds rounds(ServedLog log, HttpClient http, LedgerClock clock) {
        List<AskedWitness> witnesses = new ArrayList<>();
        for (WitnessSettings settings : log.settings().witnesses()) {
            VerifierKey key = key(log, settings);
            long size = log.table()
                    .newestSignedLateBy(key.vkey())
                    .map(SignedCheckpoint::size)
                    .orElse(0L);
            witnesses.add(new AskedWitness(new WitnessClient(http, url(settings), key), size));
        }
        if (log.settings().witnessesRequired() > witnesses.size()) {
            throw refused(
                    "要求 " + log.settings().witnessesRequired() + " 个见证签名，只设置了 " + witnesses.size() + " 个见证方",
                    log.settings().witnessesRequired() + " witnesses are required, and " + witnesses.size()
                            + " are set");
        }
        return new WitnessRounds(log, witnesses, clock);
    }

    private static VerifierKey key(ServedLog log, WitnessSettings settings) {
        try {
            return log.identity().suite().verifierKey(settings.vkey());
        } catch (IllegalArgumentException e) {
            throw refused("见证公钥无法识别：" + settings.vkey(), "no verifier key of a witness: " + e.getMessage());
        }
    }

    private static URI url(WitnessSettings settings) {
        try {
            URI url = URI.create(settings.url());
            if (url.getHost() != null && List.of("http", "https").contains(url.getScheme())) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw refused("见证地址无法识别：" + settings.url(), "no address of a witness: " + settings.url());
        }
        throw refused(
                "见证地址应以 http 或 https 开头：" + settings.url(),
                "a witness is reached over http or https: " + settings.url());
    }

    private static StartRefused refused(String zh, String en) {
        return new StartRefused(
                new Wording(zh + "。", en + "."),
                new Wording(
                        "检查 chengxin.log.witnesses、chengxin.log.witnesses-required（或 chengxin.disclosure-log 下的同名设置）。",
                        "Check chengxin.log.witnesses and chengxin.log.witnesses-required, or the same below"
                                + " chengxin.disclosure-log."));
    }
}

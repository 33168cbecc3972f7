package org.chengxin.ledger.catalogue;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sample payloads. */
final class Payloads {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Payloads() {}

    static ObjectNode of(String json) {
        return (ObjectNode) MAPPER.readTree(json);
    }

    static ObjectNode penalty(String... kinds) {
        ObjectNode payload = of("{\"violation\": \"未按规定公示\", \"facts\": \"现场检查发现……\", \"content\": \"处罚内容\"}");
        for (String kind : kinds) {
            payload.withArray("kind").add(kind);
        }
        return payload;
    }

    static ObjectNode fine(String wanYuan) {
        return penalty("罚款").put("fineWanYuan", wanYuan);
    }
}

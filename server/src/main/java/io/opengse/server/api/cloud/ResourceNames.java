package io.opengse.server.api.cloud;

import io.opengse.engine.EngineSettings;
import io.opengse.engine.id.AliasId;
import io.opengse.engine.id.AssetId;
import io.opengse.engine.id.QueueName;

/** The resource names (ARNs) of this installation's things: qcs::gse:REGION:uin/UIN:KIND/ID. */
record ResourceNames(String region, String account) {
    static ResourceNames of(EngineSettings settings) {
        return new ResourceNames(settings.region(), settings.account());
    }

    String alias(AliasId id) {
        return "qcs::gse:" + region + ":uin/" + account + ":alias/" + id;
    }

    String queue(QueueName name) {
        return "qcs::gse:" + region + ":uin/" + account + ":queue/" + name;
    }

    String asset(AssetId id) {
        return "qcs::gse:" + region + ":uin/" + account + ":asset/" + id;
    }
}

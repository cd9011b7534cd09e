package io.opengse.engine.asset;

import java.util.List;
import java.util.Map;

/** Which packages a list is of. */
public sealed interface AssetFilter {
    boolean fits(Asset asset);

    /** Exactly this id, or a name that contains this. */
    record IdOrPartOfName(String text) implements AssetFilter {
        @Override
        public boolean fits(Asset asset) {
            return asset.id().value().equals(text) || asset.label().name().contains(text);
        }
    }

    /** One of these names. */
    record Named(List<String> names) implements AssetFilter {
        @Override
        public boolean fits(Asset asset) {
            return names.contains(asset.label().name());
        }
    }

    /** One of these ids. */
    record WithId(List<String> ids) implements AssetFilter {
        @Override
        public boolean fits(Asset asset) {
            return ids.contains(asset.id().value());
        }
    }

    /** A tag with one of these keys. */
    record TagKey(List<String> keys) implements AssetFilter {
        @Override
        public boolean fits(Asset asset) {
            return keys.stream().anyMatch(asset.tags()::containsKey);
        }
    }

    /** One of these tags, as key:value. */
    record TagKeyValue(List<String> tags) implements AssetFilter {
        @Override
        public boolean fits(Asset asset) {
            return asset.tags().entrySet().stream().anyMatch(this::named);
        }

        private boolean named(Map.Entry<String, String> tag) {
            return tags.contains(tag.getKey() + ":" + tag.getValue());
        }
    }
}

package io.opengse.engine.access;

import java.util.Arrays;
import java.util.Optional;

/** The policies that are always there, under the names Tencent Cloud gives them, and those for OpenGSE's operators. */
public enum PresetPolicy {
    FULL_ACCESS("QcloudGSEFullAccess", "All actions of the API, on everything.", "\"gse:*\""),
    READ_ONLY_ACCESS(
            "QcloudGSEReadOnlyAccess",
            "All actions of the API that only look.",
            "\"gse:Get*\", \"gse:Describe*\", \"gse:List*\", \"gse:Resolve*\", \"gse:Search*\""),
    OPERATOR_ACCESS(
            "OpengseOperatorAccess",
            "All operator actions, those on credentials and policies too: whoever has it can give itself the rest.",
            "\"opengse:*\""),
    OPERATOR_READ_ONLY_ACCESS(
            "OpengseOperatorReadOnlyAccess",
            "Operator actions that only look; not the audit log, credentials and policies.",
            "\"opengse:ListEvents\", \"opengse:ListHosts\", \"opengse:ListProcesses\", \"opengse:ListDeployments\","
                    + " \"opengse:ListPlacements\", \"opengse:ExplainPlacement\", \"opengse:Explain\","
                    + " \"opengse:GetHistory\", \"opengse:Version\"");

    private final String policyName;
    private final String description;
    private final String actions;

    PresetPolicy(String policyName, String description, String actions) {
        this.policyName = policyName;
        this.description = description;
        this.actions = actions;
    }

    public String policyName() {
        return policyName;
    }

    public String description() {
        return description;
    }

    /** JSON of the documented grammar. */
    public String document() {
        return """
                {
                  "version": "2.0",
                  "statement": [
                    {
                      "effect": "allow",
                      "action": [%s],
                      "resource": "*"
                    }
                  ]
                }
                """.formatted(actions);
    }

    public static Optional<PresetPolicy> named(String name) {
        return Arrays.stream(values())
                .filter(preset -> preset.policyName.equals(name))
                .findFirst();
    }
}

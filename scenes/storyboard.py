"""The storyboard: every clip that is delivered, in viewing order."""

from reel.records.storyboard import Clip, Storyboard

STORYBOARD = Storyboard(
    Clip(
        "hook",
        "scenes.hook.scene:Hook",
        ("multiply", "add", "claim"),
        formulas="scenes.hook.maths:FORMULAS",
        key_pictures=("add.stack", "claim"),
    ),
    Clip(
        "definition",
        "scenes.definition.scene:Definition",
        ("ask", "name", "read_off", "conditions"),
        formulas="scenes.definition.maths:FORMULAS",
        key_pictures=("read_off.read", "conditions.negative"),
    ),
    Clip(
        "inverse",
        "scenes.inverse.scene:Inverse",
        ("machine", "mirror", "flatten"),
        formulas="scenes.inverse.maths:FORMULAS",
    ),
    Clip(
        "product_to_sum",
        "scenes.product_to_sum.scene:ProductToSum",
        ("count", "read_backwards", "slide_rule", "any_base"),
        formulas="scenes.product_to_sum.maths:FORMULAS",
        key_pictures=("read_backwards", "slide_rule.six"),
    ),
    Clip(
        "gradients",
        "scenes.gradients.scene:Gradients",
        ("downhill", "two", "many"),
        formulas="scenes.gradients.maths:FORMULAS",
        key_pictures=("two.corner", "many.five"),
    ),
    Clip(
        "log_derivative",
        "scenes.log_derivative.scene:LogDerivative",
        ("percent", "diagonal", "return", "worked"),
        formulas="scenes.log_derivative.maths:FORMULAS",
        key_pictures=("percent.changes", "diagonal.cancel"),
    ),
    Clip(
        "monotone",
        "scenes.monotone.scene:Monotone",
        ("order", "peak", "why", "roll"),
        formulas="scenes.monotone.maths:FORMULAS",
        key_pictures=("why", "roll.slope_of_log"),
    ),
    Clip(
        "likelihood",
        "scenes.likelihood.scene:Likelihood",
        ("observe", "multiply", "add", "loss"),
        formulas="scenes.likelihood.maths:FORMULAS",
        key_pictures=("multiply", "add"),
    ),
    Clip(
        "mse",
        "scenes.mse.scene:Mse",
        ("noise", "derive", "see", "punch"),
        formulas="scenes.mse.maths:FORMULAS",
        key_pictures=("derive", "see"),
    ),
    Clip(
        "log_axes",
        "scenes.log_axes.scene:LogAxes",
        ("linear", "stretch", "line", "read"),
        data=("mammals.csv",),
        formulas="scenes.log_axes.maths:FORMULAS",
        key_pictures=("stretch", "read"),
    ),
    Clip(
        "overflow",
        "scenes.overflow.scene:Overflow",
        ("range", "underflow", "overflow", "rescue"),
        formulas="scenes.overflow.maths:FORMULAS",
        key_pictures=("underflow", "rescue"),
    ),
    Clip(
        "recap",
        "scenes.recap.scene:Recap",
        ("hub", "close"),
        brand=True,
        formulas="scenes.recap.maths:FORMULAS",
        key_pictures=("hub",),
    ),
    ground="scenes.shared.ground:ground",
)

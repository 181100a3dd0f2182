"""The storyboard: every clip that is delivered, in viewing order."""

from reel.records.storyboard import Clip, Storyboard

STORYBOARD = Storyboard(
    Clip("hook", "scenes.hook.scene:Hook", ("multiply", "add", "claim")),
    Clip(
        "definition",
        "scenes.definition.scene:Definition",
        ("ask", "name", "read_off", "conditions"),
    ),
    Clip("inverse", "scenes.inverse.scene:Inverse", ("machine", "mirror", "flatten")),
    Clip(
        "product_to_sum",
        "scenes.product_to_sum.scene:ProductToSum",
        ("count", "read_backwards", "slide_rule", "any_base"),
    ),
    Clip("gradients", "scenes.gradients.scene:Gradients", ("downhill", "two", "many")),
    Clip(
        "log_derivative",
        "scenes.log_derivative.scene:LogDerivative",
        ("percent", "diagonal", "return", "worked"),
    ),
    Clip("monotone", "scenes.monotone.scene:Monotone", ("order", "peak", "why", "roll")),
    Clip(
        "likelihood", "scenes.likelihood.scene:Likelihood", ("observe", "multiply", "add", "loss")
    ),
    Clip("mse", "scenes.mse.scene:Mse", ("noise", "derive", "see", "punch")),
    Clip(
        "log_axes",
        "scenes.log_axes.scene:LogAxes",
        ("linear", "stretch", "line", "read"),
        data=("mammals.csv",),
    ),
    Clip(
        "overflow",
        "scenes.overflow.scene:Overflow",
        ("range", "underflow", "overflow", "rescue"),
    ),
    Clip("recap", "scenes.recap.scene:Recap", ("hub", "close"), brand=True),
)

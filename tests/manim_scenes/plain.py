"""Scenes as anybody writes them for Manim, with what makes skipping and redrawing hard."""

import random
from functools import partial
from typing import Any

import manim as mn
import numpy as np
from PIL import Image


class Updates(mn.Scene):
    """What moves by itself, from the time that has passed, and by (seeded) chance."""

    def construct(self) -> None:
        square = mn.Square(1.5, color=mn.YELLOW)
        square.add_updater(lambda it, dt: it.rotate(dt))
        dot = mn.Dot(color=mn.RED)
        dot.add_updater(lambda it: it.shift(0.05 * np.array([random.gauss(), random.gauss(), 0])))
        line = mn.always_redraw(lambda: mn.Line(square.get_vertices()[0], dot.get_center()))
        self.add(square, dot, line)
        self.wait(0.4)
        self.play(square.animate.shift(2 * mn.RIGHT), run_time=0.5)
        square.suspend_updating()
        self.play(mn.FadeIn(mn.Text("log", font_size=96)), run_time=0.3)
        square.resume_updating()
        self.wait_until(lambda: square.get_center()[0] < 1.8 or self.time > 1.5, max_time=1)
        self.play(mn.FadeOut(line), mn.Rotate(dot, 1, about_point=mn.ORIGIN), run_time=0.3)
        dot.clear_updaters()
        square.clear_updaters()
        self.wait(0.5)
        self.play(mn.ReplacementTransform(square, mn.Circle()), run_time=0.4)


class Traces(mn.Scene):
    """What builds up from frame to frame: a path, a number, a clock of the scene's own."""

    def construct(self) -> None:
        angle = mn.ValueTracker(0)
        dot = mn.Dot().add_updater(
            lambda it: it.move_to([3 * np.cos(angle.get_value()), np.sin(3 * angle.get_value()), 0])
        )
        path = mn.TracedPath(dot.get_center, stroke_color=mn.BLUE, dissipating_time=0.4)
        number = mn.DecimalNumber(0, num_decimal_places=1, mob_class=mn.Text).to_corner(mn.UL)
        self.passed = 0.0

        def count(dt: float) -> None:
            self.passed += dt

        self.add_updater(count)
        number.add_updater(lambda it: it.set_value(self.passed))
        self.add(path, dot, number)
        self.play(angle.animate.set_value(2), run_time=0.6)
        self.wait(0.3)
        self.play(angle.animate.set_value(4), rate_func=mn.linear, run_time=0.5)
        self.remove_updater(count)
        number.clear_updaters()
        self.play(number.animate.scale(2), run_time=0.3)


class Travels(mn.MovingCameraScene):
    """A camera that goes nearer and follows."""

    def construct(self) -> None:
        frame = self.camera.frame
        plane = mn.NumberPlane()
        dot = mn.Dot(color=mn.ORANGE)
        self.add(plane, dot)
        frame.save_state()
        self.play(frame.animate.scale(0.4).move_to(dot), run_time=0.4)
        frame.add_updater(lambda it: it.move_to(dot))
        self.play(dot.animate.shift(2 * mn.UR), run_time=0.5)
        self.wait(0.2)
        frame.clear_updaters()
        self.play(mn.Restore(frame), run_time=0.4)


class Turns(mn.ThreeDScene):
    """A camera that goes round by itself."""

    def construct(self) -> None:
        label = mn.Text("z", font_size=96).to_corner(mn.UL)
        self.set_camera_orientation(phi=1.1, theta=-0.7)
        self.add(mn.ThreeDAxes(), mn.Sphere(resolution=(5, 8)), mn.Cube(1).shift(2 * mn.RIGHT))
        self.add_fixed_in_frame_mobjects(label)
        self.begin_ambient_camera_rotation(rate=0.5)
        self.wait(0.4)
        self.play(label.animate.shift(mn.DOWN), run_time=0.3)
        self.stop_ambient_camera_rotation()
        self.move_camera(phi=0.4, run_time=0.3)
        self.wait(0.3)


def paste(camera: mn.Camera, picture: Any, pixels: Any) -> None:
    """Draw an upright picture: Manim 0.22's own way fails with Pillow 13."""
    corners = camera.points_to_subpixel_coords(picture, picture.points).astype(int)
    (left, top), (right, bottom) = corners.min(0).tolist(), corners.max(0).tolist()
    shown = Image.fromarray(picture.get_pixel_array()).resize((right - left, bottom - top))
    whole = Image.new("RGBA", (camera.pixel_width, camera.pixel_height))
    whole.paste(shown, (left, top))
    camera.overlay_PIL_image(pixels, whole)


class Photographer(mn.Camera):
    """A camera of one's own."""

    def display_image_mobject(self, image_mobject: Any, pixel_array: Any) -> None:
        paste(self, image_mobject, pixel_array)


def photograph() -> Any:
    """A picture of many colours."""
    ramp = np.linspace(0, 255, 24).astype(np.uint8)
    across, up = np.meshgrid(ramp, ramp)
    return mn.ImageMobject(np.dstack([across, up, 255 - across, np.full_like(up, 255)]))


class Pictures(mn.Scene):
    """Pictures among drawings."""

    def construct(self) -> None:
        self.camera.display_image_mobject = partial(paste, self.camera)
        picture = photograph()
        picture.height = 3
        circle = mn.Circle(1, fill_opacity=0.5)
        self.play(mn.Create(circle), run_time=0.3)
        self.play(mn.FadeIn(picture), run_time=0.3)
        self.play(picture.animate.shift(2 * mn.LEFT), circle.animate.scale(2), run_time=0.4)
        self.add(mn.Square(4))
        self.wait(0.2)
        self.play(mn.FadeOut(picture), run_time=0.3)
        self.play(circle.animate.shift(mn.UP), run_time=0.3)


class Albums(mn.Scene):
    """The same with a camera of one's own."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(camera_class=Photographer, **kwargs)

    def construct(self) -> None:
        picture = photograph()
        picture.height = 4
        self.add(picture)
        self.wait(0.2)
        self.play(picture.animate.scale(0.5), mn.Create(mn.Circle()), run_time=0.4)


class Sounds(mn.Scene):
    """Sounds and subtitles, at moments that the plays before them decide."""

    def construct(self) -> None:
        dot = mn.Dot()
        self.add_sound("tone.wav")
        self.play(dot.animate.shift(mn.UP), run_time=0.5, subcaption="It goes up.")
        self.wait(0.21)
        self.add_sound("tone.wav", time_offset=0.1, gain=-6)
        self.add_subcaption("And down.", duration=0.5)
        self.play(dot.animate.shift(mn.DOWN), run_time=0.5)
        self.wait(0.3)


class Sections(mn.Scene):
    """Sections, one of them unwanted."""

    def construct(self) -> None:
        square = mn.Square(fill_opacity=0.5)
        square.add_updater(lambda it, dt: it.rotate(2 * dt))
        clock = mn.Dot().add_updater(lambda it: it.set_x(2 * self.time - 3))
        self.add(clock)
        self.next_section("first")
        self.play(mn.FadeIn(square), run_time=0.3)
        self.next_section("unwanted", skip_animations=True)
        self.play(square.animate.shift(mn.RIGHT), run_time=0.5)
        self.wait(0.3)
        square.clear_updaters()
        clock.clear_updaters()
        self.wait(0.3)
        self.next_section("last")
        self.play(square.animate.shift(mn.UP), run_time=0.3)
        self.play(mn.Uncreate(square), run_time=0.3)


class Layers(mn.Scene):
    """Much that lies on other things, comes and goes, one after another and all at once."""

    def construct(self) -> None:
        ramp = mn.Square(3).set_fill([mn.RED, mn.BLUE], 1).set_stroke([mn.GREEN, mn.PINK], 12)
        dots = mn.VGroup(*(mn.Dot([x, 0, 0], radius=0.4) for x in range(-3, 4)))
        for number, dot in enumerate(dots):
            dot.set_z_index(number % 3 - 1).set_color(mn.interpolate_color(mn.RED, mn.BLUE, 0.5))
        star = mn.Star(stroke_width=20, joint_type=mn.LineJointType.MITER).shift(2 * mn.UP)
        front = mn.Text("front", font_size=72)
        self.add_foreground_mobject(front)
        self.play(mn.LaggedStart(*map(mn.GrowFromCenter, dots), lag_ratio=0.3), run_time=0.6)
        self.play(mn.FadeIn(ramp), run_time=0.3)
        self.play(
            mn.Succession(
                mn.Create(star), star.animate.shift(2 * mn.DOWN), mn.FadeOut(dots[2]), run_time=0.9
            )
        )
        dots[3].set_z_index(5)
        self.bring_to_back(star)
        self.play(mn.Indicate(dots), ramp.animate.set_sheen(0.5, mn.UL), run_time=0.4)
        self.holding = True  # a word of the project's own, which means nothing here
        self.wait(0.2)
        self.remove_foreground_mobject(front)
        self.play(
            mn.AnimationGroup(
                mn.Write(mn.Text("log x", font_size=96)),
                star.animate.set_stroke(background=True, width=30),
                dots.animate.arrange(mn.DOWN).set_opacity(0.3),
            ),
            run_time=0.5,
        )
        self.play(*map(mn.FadeOut, self.mobjects), run_time=0.3)


class Zooms(mn.ZoomedScene):
    """A camera within the picture, whose frame takes the shape of the pixels that show it."""

    def __init__(self, **kwargs: Any) -> None:
        sizes = {"zoom_factor": 0.3, "zoomed_display_height": 1.1, "zoomed_display_width": 4.7}
        super().__init__(image_frame_stroke_width=20, **sizes, **kwargs)

    def construct(self) -> None:
        dot = mn.Dot().shift(2 * mn.UL)
        frame = self.zoomed_camera.frame.move_to(dot)
        self.add(dot, mn.NumberPlane())
        self.play(mn.Create(frame), run_time=0.3)
        self.activate_zooming()
        self.play(self.get_zoomed_display_pop_out_animation(), run_time=0.4)
        self.play(frame.animate.scale([0.5, 1.5, 0]), dot.animate.shift(mn.UP), run_time=0.4)
        self.wait(0.2)
        self.play(frame.animate.shift(2.5 * mn.DOWN), run_time=0.3)
